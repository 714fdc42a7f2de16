/** Id of a field's control, or of the first of its choices: where a summary of errors leads. */
export function fieldId(name: string): string {
  return `f-${name}`;
}

/** YYYY-MM-DD HH:MM in China, as papers and refusals say it. */
export function localMinute(at: Date): string {
  const shifted = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}

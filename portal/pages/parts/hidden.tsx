/** Hidden fields of a form: the session's token, and what else travels with it. */
export function Hidden({
  csrf,
  values = {},
}: {
  csrf: string | null;
  values?: Record<string, string | number>;
}) {
  return (
    <>
      {csrf ? <input type="hidden" name="_csrf" value={csrf} /> : null}
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

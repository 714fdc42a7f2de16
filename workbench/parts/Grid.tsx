import type { ReactNode } from 'react';

type Props = {
  /** What the table is of: its caption, and the name of the part of the page that scrolls. */
  label: string;
  heads: readonly string[];
  children: ReactNode;
};

/** A table of rows that scrolls sideways where the window is narrow. */
export function Grid({ label, heads, children }: Props) {
  return (
    <section className="scroll" aria-label={label}>
      <table className="grid">
        <caption className="vh">{label}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

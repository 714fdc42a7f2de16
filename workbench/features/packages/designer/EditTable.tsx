import type { ReactNode } from 'react';
import { useWords } from '../../../platform/words.tsx';

/** A table whose rows are edited in place, with a last column for what takes one away. */
export function EditTable(props: {
  caption: string;
  captionShown?: boolean;
  columns: string[];
  className?: string;
  children: ReactNode;
}) {
  const t = useWords();
  return (
    <table className={`plain-t ${props.className ?? ''}`.trimEnd()}>
      <caption className={props.captionShown ? 'sub' : 'vh'}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col">
            <span className="vh">{t('workbench.design.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}

import type { CaseRow } from '../../../contracts/cases.ts';
import type { ListSearch } from './queries.ts';

/** The list a case was opened from, so that its page can say «第 6 件» and lead to the next. Lives as long as the page. */
export type Position = { search: ListSearch; ids: string[]; total: number };
let last: Position | undefined;

export function rememberList(search: ListSearch, rows: readonly CaseRow[], total: number): void {
  last = { search, ids: rows.map((row) => row.id), total };
}

export const lastList = (): Position | undefined => last;

let opened: string | undefined;
/** The case last looked at: back in the list, it is the row in hand. */
export const rememberCase = (id: string): void => {
  opened = id;
};
export const lastCase = (): string | undefined => opened;

/** Place of a case in the list it was opened from, counted from 1, with its neighbours; undefined if it is not in it. */
export function placeOf(id: string, position: Position | undefined = last) {
  const index = position?.ids.indexOf(id) ?? -1;
  if (!position || index < 0) return undefined;
  return {
    index: index + 1,
    total: Math.max(position.total, position.ids.length),
    before: position.ids[index - 1],
    after: position.ids[index + 1],
  };
}

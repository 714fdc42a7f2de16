import type { CaseState, ClockView } from '../../../../contracts/cases.ts';
import { sql } from '../../../platform/db/index.ts';
import type { CasesContext } from '../context.ts';
import { lastFour, places } from '../sealing.ts';
import { caseRows } from './case-rows.ts';
import { type ListedCase, listColumns } from './list-rows.ts';

/** State and clock, nothing of the person. */
export type PublicProgress = {
  number: string;
  itemName: string;
  state: CaseState;
  organisationName: string;
  submittedAt: string;
  clock: ClockView | null;
};

/**
 * By number and the last four of the applicant's (or agent's) ID number or USCC, without signing in. Null also where
 * only one of them is right, so that numbers cannot be tried out; the route limits how often one may ask.
 */
export async function publicProgress(
  ctx: CasesContext,
  asked: { number: string; tail: string },
): Promise<PublicProgress | null> {
  const number = asked.number.trim();
  const blind = ctx.keyring.blind(lastFour(asked.tail.trim()), places.query(number));
  const { rows } = await sql<ListedCase>`
    select ${listColumns} from cases."case" c
    where c.number = ${number} and ${blind} = any(c.query_blinds)`.execute(ctx.db);
  const [row] = await caseRows(ctx, rows, 'masked');
  if (!row) return null;
  const { itemName, organisationName, submittedAt, clock } = row;
  return {
    number: row.number,
    itemName,
    state: row.state as CaseState,
    organisationName,
    submittedAt,
    clock,
  };
}

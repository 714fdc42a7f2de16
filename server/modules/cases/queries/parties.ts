import type { Keyring } from '../../../platform/crypto/index.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { lastFour, places } from '../sealing.ts';

/** The number of a case and the officers (ids) who did anything on it; undefined for no such case. */
export async function caseParties(
  db: Executor,
  divisionCode: string,
  caseId: string,
): Promise<{ number: string; officers: string[] } | undefined> {
  const { rows } = await sql<{ number: string; officers: string[] }>`
    select c.number, array(select distinct substr(e.actor, 7) from cases.event e
      where e.division_code = c.division_code and e.case_id = c.id and e.actor like 'staff:%') as officers
    from cases."case" c where c.division_code = ${divisionCode} and c.id = ${caseId}`.execute(db);
  return rows[0];
}

/** What a rating of a case has to know of it: where it belongs, whether it is over, who worked on it, and for whom. */
export type CaseToRate = {
  divisionCode: string;
  organisationId: string;
  itemCode: string;
  itemName: string;
  number: string;
  state: string;
  finishedAt: Date | null;
  /** The person who acted at the application. */
  agentId: string;
  officers: string[];
};

/** By id, for who came by a signed link; undefined for no such case. */
export async function ratedCase(db: Executor, caseId: string): Promise<CaseToRate | undefined> {
  const { rows } = await sql<Omit<CaseToRate, 'officers'>>`
    select division_code as "divisionCode", organisation_id as "organisationId", item_code as "itemCode",
      item_name as "itemName", number, state, finished_at as "finishedAt", agent_id as "agentId"
    from cases."case" where id = ${caseId}`.execute(db);
  const found = rows[0];
  if (!found) return undefined;
  const parties = await caseParties(db, found.divisionCode, caseId);
  return { ...found, officers: parties?.officers ?? [] };
}

/** In whose name a case was brought; undefined for no such case. Who may learn of it is the caller's to judge. */
export async function subjectOfCase(db: Executor, caseId: string): Promise<string | undefined> {
  const { rows } = await sql<{ subjectId: string }>`
    select subject_id as "subjectId" from cases."case" where id = ${caseId}`.execute(db);
  return rows[0]?.subjectId;
}

/** The case of a number and the last four of its applicant's ID number or USCC; null where either is wrong. */
export async function caseByNumber(
  ctx: { db: Executor; keyring: Pick<Keyring, 'blind'> },
  asked: { number: string; tail: string },
): Promise<string | null> {
  const number = asked.number.trim();
  const blind = ctx.keyring.blind(lastFour(asked.tail.trim()), places.query(number));
  const { rows } = await sql<{ id: string }>`
    select id from cases."case" where number = ${number} and ${blind} = any(query_blinds)`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

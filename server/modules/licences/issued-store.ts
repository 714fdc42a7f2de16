import type { LicenceState } from '../../../contracts/licences.ts';
import { type Executor, sql, type Tx } from '../../platform/db/index.ts';

/** Where each sealed value lives: a value moved to another row does not open. */
export const places = {
  content: (id: string) => `licences.issued.content:${id}`,
  number: 'licences.holding.number', // one index for all numbers, so that equal ones are found wherever they stand
  problem: (id: string) => `licences.issue.problem:${id}`,
  supplied: (id: string) => `licences.issue.supplied:${id}`,
  batchReason: (id: string) => `licences.batch.reason:${id}`,
  batchProblem: (id: string, seq: number) => `licences.batch_item.problem:${id}:${seq}`,
  reason: (id: string, seq: number) => `licences.act.reason:${id}:${seq}`,
};

/** A row of licences.issued; numbers and content stay sealed. Dates are YYYY-MM-DD. */
export type IssuedRow = {
  id: string;
  issueId: string | null;
  identifier: string;
  base: string;
  version: number;
  typeId: string;
  typeName: string;
  numberSealed: string;
  subjectId: string;
  holderName: string | null;
  caseId: string | null;
  caseNumber: string | null;
  itemCode: string | null;
  placeCode: string;
  organisationId: string;
  issuerName: string;
  state: LicenceState;
  issuedOn: string;
  validFrom: string;
  validUntil: string | null;
  layoutId: string;
  layoutVersion: number;
  contentSealed: string;
  ofdFile: string;
  ofdSize: number;
  ofdSm3: string;
  pdfFile: string;
  pdfSize: number;
  pdfSm3: string | null;
  acts: number;
  issuedAt: Date;
};

export const issuedColumns = sql`i.id, i.issue_id as "issueId", i.identifier, i.base, i.version, i.type_id as "typeId",
  t.name as "typeName", i.number_sealed as "numberSealed", i.subject_id as "subjectId", i.holder_name as "holderName",
  i.case_id as "caseId", i.case_number as "caseNumber", i.item_code as "itemCode", i.place_code as "placeCode",
  i.organisation_id as "organisationId", i.issuer_name as "issuerName", i.state, i.issued_on as "issuedOn",
  i.valid_from as "validFrom", i.valid_until as "validUntil", i.layout_id as "layoutId",
  i.layout_version as "layoutVersion", i.content_sealed as "contentSealed", i.ofd_file as "ofdFile",
  i.ofd_size as "ofdSize", i.ofd_sm3 as "ofdSm3", i.pdf_file as "pdfFile", i.pdf_size as "pdfSize", i.pdf_sm3 as "pdfSm3", i.acts,
  i.issued_at as "issuedAt"`;
export const fromIssued = sql`licences.issued i join licences.licence_type t on t.id = i.type_id`;

export type NewIssued = Omit<IssuedRow, 'typeName' | 'acts' | 'state'> & { numberBlind: string };

export async function insertIssued(tx: Tx, row: NewIssued): Promise<void> {
  await sql`
    insert into licences.issued (id, issue_id, identifier, base, version, type_id, number_sealed, number_blind, subject_id,
      holder_name, case_id, case_number, item_code, place_code, organisation_id, issuer_name, state, issued_on, valid_from,
      valid_until, layout_id, layout_version, content_sealed, ofd_file, ofd_size, ofd_sm3, pdf_file, pdf_size, pdf_sm3, issued_at)
    values (${row.id}, ${row.issueId}, ${row.identifier}, ${row.base}, ${row.version}, ${row.typeId}, ${row.numberSealed},
      ${row.numberBlind}, ${row.subjectId}, ${row.holderName}, ${row.caseId}, ${row.caseNumber}, ${row.itemCode},
      ${row.placeCode}, ${row.organisationId}, ${row.issuerName}, 'valid', ${row.issuedOn}::date, ${row.validFrom}::date,
      ${row.validUntil}::date, ${row.layoutId}, ${row.layoutVersion}, ${row.contentSealed}, ${row.ofdFile}, ${row.ofdSize},
      ${row.ofdSm3}, ${row.pdfFile}, ${row.pdfSize}, ${row.pdfSm3}, ${row.issuedAt})`.execute(tx);
}

export type NewAct = {
  licenceId: string;
  seq: number;
  kind: string;
  actor: string;
  ground: string | null;
  reasonSealed: string | null;
  otherId: string | null;
  commandKey?: string | null;
  at: Date;
};

export async function insertAct(tx: Tx, act: NewAct): Promise<void> {
  await sql`
    insert into licences.act (licence_id, seq, kind, actor, ground, reason_sealed, other_id, command_key, at)
    values (${act.licenceId}, ${act.seq}, ${act.kind}, ${act.actor}, ${act.ground}, ${act.reasonSealed}, ${act.otherId},
      ${act.commandKey ?? null}, ${act.at})`.execute(tx);
}

/** The next of a sequence, gapless: its row stays locked until the transaction ends, and a rollback gives it back. */
export async function takeSerial(tx: Tx, scope: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into licences.serial as s (scope, last) values (${scope}, 1)
    on conflict (scope) do update set last = s.last + 1 returning last`.execute(tx);
  return rows[0]?.last as number;
}

export async function findIssued(db: Executor, id: string): Promise<IssuedRow | undefined> {
  const { rows } = await sql<IssuedRow>`
    select ${issuedColumns} from ${fromIssued} where i.id::text = ${id}`.execute(db);
  return rows[0];
}

/** What listeners are told: ids and codes, never a name or a number. */
export async function announceLicence(
  tx: Tx,
  kind: string,
  row: { id: string; typeId: string; subjectId: string; caseId: string | null; placeCode: string },
  at: Date,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { id: licenceId, typeId, subjectId, caseId, placeCode } = row;
  const payload = JSON.stringify({ licenceId, typeId, subjectId, caseId, placeCode, ...more });
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`licence:${licenceId}`}, ${`licence.${kind}`}, ${payload}::jsonb, ${at}, ${at})`.execute(tx);
}

import type { PreCheckResult } from '../../../../contracts/pre-check.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import type { CasesContext } from '../context.ts';
import { genesis, type LinkedStep, linkStep, readStep } from '../events/chain.ts';
import { places } from '../sealing.ts';
import type { NewPreCheckEvent, PreCheck, PreCheckEvent, PreCheckOfDraft } from './pre-check.ts';

/** What a pre-check is about. */
export type PreCheckHead = {
  id: string;
  draftId: string | null;
  accountId: string;
  subjectId: string;
  divisionCode: string;
  organisationId: string;
  itemCode: string;
  itemVersion: number;
  itemName: string;
  shownSealed: string | null;
};
export type StoredPreCheck = PreCheckHead & {
  state: PreCheck['state'];
  result: PreCheckResult | null;
  round: number;
  version: number;
  lastHash: string;
  askedAt: Date;
  dueAt: Date;
  warnAt: Date;
};

export const preCheckColumns = sql`p.id, p.draft_id as "draftId", p.account_id as "accountId",
  p.subject_id as "subjectId", p.division_code as "divisionCode", p.organisation_id as "organisationId",
  p.item_code as "itemCode", p.item_version as "itemVersion", p.item_name as "itemName",
  p.shown_sealed as "shownSealed", p.state, p.result, p.round, p.version, p.last_hash as "lastHash",
  p.asked_at as "askedAt", p.due_at as "dueAt", p.warn_at as "warnAt"`;

export async function findPreCheck(db: Executor, id: string): Promise<StoredPreCheck | undefined> {
  const { rows } = await sql<StoredPreCheck>`
    select ${preCheckColumns} from cases.pre_check p where p.id = ${id}`.execute(db);
  return rows[0];
}

export async function preCheckOfDraft(db: Executor, draftId: string): Promise<StoredPreCheck | undefined> {
  const { rows } = await sql<StoredPreCheck>`
    select ${preCheckColumns} from cases.pre_check p where p.draft_id = ${draftId}`.execute(db);
  return rows[0];
}

type EventRow = { seq: number; kind: string; actor: string; at: Date; body: string; sealed: string | null };

/** The steps, oldest first, with what was said at the newest that said something. */
export async function preCheckSteps(
  db: Executor,
  keyring: CasesContext['keyring'],
  id: string,
): Promise<{ events: PreCheckEvent[]; said: string | null }> {
  const { rows } = await sql<EventRow>`
    select seq, kind, actor, at, body, text_sealed as sealed from cases.pre_check_event
    where pre_check_id = ${id} order by seq`.execute(db);
  const last = rows.findLast(({ sealed }) => sealed !== null);
  const events = rows.map((row) => readStep<PreCheckEvent>(row));
  return { events, said: last?.sealed ? keyring.open(last.sealed, places.preCheckText(id, last.seq)) : null };
}

/** The version that a command with this key made; undefined: the key is new. */
export async function preCheckOfKey(db: Executor, id: string, key: string): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`
    select seq from cases.pre_check_event where pre_check_id = ${id} and key = ${key}`.execute(db);
  return rows[0]?.seq;
}

export type PreCheckWrite = {
  event: NewPreCheckEvent;
  actor: string;
  at: Date;
  key: string;
  text: string | null;
  after: PreCheck;
  /** Of a new round: until when, and what was shown. */
  asked?: { dueAt: Date; warnAt: Date; shownSealed: string; itemVersion: number; mark: string };
};

/** False where the draft has one. */
export async function insertPreCheck(
  tx: Tx,
  keyring: CasesContext['keyring'],
  head: PreCheckHead,
  write: PreCheckWrite & Required<Pick<PreCheckWrite, 'asked'>>,
): Promise<boolean> {
  const { after, at, asked } = write;
  const link = linkOf(head, genesis, write);
  const { numAffectedRows } = await sql`
    insert into cases.pre_check (id, draft_id, account_id, subject_id, division_code, organisation_id, item_code,
      item_version, item_name, shown_sealed, state, round, version, last_hash, asked_at, due_at, warn_at)
    values (${head.id}, ${head.draftId}, ${head.accountId}, ${head.subjectId}, ${head.divisionCode},
      ${head.organisationId}, ${head.itemCode}, ${head.itemVersion}, ${head.itemName}, ${asked.shownSealed},
      ${after.state}, ${after.round}, ${after.version}, ${link.hash}, ${at}, ${asked.dueAt}, ${asked.warnAt})
    on conflict do nothing`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertStep(tx, keyring, head, write, link);
  return true;
}

/** Writes one step over the version it was decided on; false where somebody was first. */
export async function updatePreCheck(
  tx: Tx,
  keyring: CasesContext['keyring'],
  stored: StoredPreCheck,
  write: PreCheckWrite,
): Promise<boolean> {
  const { after, asked } = write;
  const link = linkOf(stored, stored.lastHash, write);
  const shown = after.state === 'closed' ? null : (asked?.shownSealed ?? stored.shownSealed);
  const { numAffectedRows } = await sql`
    update cases.pre_check set state = ${after.state}, version = ${after.version}, last_hash = ${link.hash},
      round = ${after.round}, result = ${after.answer?.result ?? null}, asked_at = ${after.askedAt},
      shown_sealed = ${shown}, item_version = ${asked?.itemVersion ?? stored.itemVersion},
      due_at = ${asked?.dueAt ?? stored.dueAt}, warn_at = ${asked?.warnAt ?? stored.warnAt},
      told_level = case when ${asked !== undefined} then 0 else told_level end
    where id = ${stored.id} and version = ${after.version - 1}`.execute(tx);
  if (numAffectedRows !== 1n) return false;
  await insertStep(tx, keyring, stored, write, link);
  return true;
}

async function insertStep(
  tx: Tx,
  keyring: CasesContext['keyring'],
  head: PreCheckHead,
  { event, actor, at, key, text, after, asked }: PreCheckWrite,
  link: LinkedStep,
): Promise<void> {
  const { id } = head;
  const sealed = text === null ? null : keyring.seal(text, places.preCheckText(id, after.version));
  await sql`
    insert into cases.pre_check_event (pre_check_id, seq, kind, actor, at, body, text_sealed, prev_hash, hash, key)
    values (${id}, ${after.version}, ${link.kind}, ${actor}, ${at}, ${link.body}, ${sealed}, ${link.prevHash},
      ${link.hash}, ${key})`.execute(tx);
  const result = after.answer;
  const known: Partial<PreCheckOfDraft> = {
    id,
    ...(asked ? { mark: asked.mark } : {}),
    state: after.state,
    result: result?.result ?? null,
    by: result?.by ?? null,
    at: result?.at.toISOString() ?? null,
  };
  if (head.draftId)
    await sql`update cases.draft set pre_check = coalesce(pre_check, '{}') || ${JSON.stringify(known)}::jsonb
      where id = ${head.draftId}`.execute(tx);
  const told = JSON.stringify({ preCheckId: id, actor, step: event.kind, version: after.version });
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`pre-check:${id}`}, 'pre-check.stepped', ${told}, ${at}, ${at})`.execute(tx);
}

const linkOf = (
  { divisionCode, id }: Pick<PreCheckHead, 'divisionCode' | 'id'>,
  prevHash: string,
  write: PreCheckWrite,
): LinkedStep =>
  linkStep({ division: divisionCode, 'pre-check': id }, prevHash, { ...write, seq: write.after.version });

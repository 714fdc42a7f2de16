import { randomUUIDv7 } from 'node:crypto';
import { fieldsOf } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { PreCheckPoint, PreCheckResult, PreCheckState } from '../../../../contracts/pre-check.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { personActor } from '../actor-refs.ts';
import type { CasesContext } from '../context.ts';
import { openItem } from '../opening.ts';
import { type DraftContents, openDraft } from '../queries/draft-contents.ts';
import { places, sealJson } from '../sealing.ts';
import { rowOf } from '../use-cases/drafts.ts';
import { markOf } from '../window/mark.ts';
import { actOnPreCheck, actorFor } from './act.ts';
import { preCheckActions } from './lifecycle.ts';
import { namedPoints } from './points.ts';
import { evolvePreCheck, foldPreCheck } from './pre-check.ts';
import { shownOf } from './shown.ts';
import {
  insertPreCheck,
  preCheckOfDraft,
  preCheckOfKey,
  preCheckSteps,
  type StoredPreCheck,
} from './store.ts';
import { preCheckDue, preCheckLimit } from './terms.ts';

/** `version`: 0 the first time, then that of the pre-check as it was seen. */
export type AskInput = { draftId: string; version: number; key: string };

/**
 * Shows a draft as it stands to the office that would receive it. Nothing is submitted: no number, no clock of the law;
 * the applicant goes on as she likes. Throws `not-found`, `item-not-open`, `stale-version`, `not-allowed-now`.
 */
export async function askPreCheck(
  ctx: CasesContext,
  actor: ApplicantActor,
  { draftId, version, key }: AskInput,
): Promise<{ version: number }> {
  const row = await rowOf(ctx, actor, draftId);
  if (row.caseId) throw new AppError('not-found', { reason: 'draft' });
  const item = await openItem(ctx, actor, row.divisionCode, row.itemCode);
  const limit = preCheckLimit(item.definition, item.itemCode);
  if (!limit) throw new AppError('not-allowed-now', { reason: 'pre-check-not-offered' });
  const contents = await openDraft(ctx, actor, draftId);
  const known = await preCheckOfDraft(ctx.db, draftId);
  const id = known?.id ?? randomUUIDv7();
  const round = (known?.round ?? 0) + 1;
  const { sealed, sm3 } = sealJson(ctx, shownOf(actor, contents), places.preCheck(id, round));
  const path = await ctx.neighbours.path(item.divisionCode);
  const at = ctx.clock.now();
  const asked = {
    ...dueNames(preCheckDue(at, limit, ctx.calendar.forDivisions(path.map(({ code }) => code)))),
    shownSealed: sealed,
    itemVersion: item.version,
    mark: markOf(ctx, actor, item, { answers: contents.draft.answers, sourced: contents.sourced }),
  };
  const payload = {
    item: { division: item.divisionCode, code: item.itemCode, version: item.version },
    organisation: item.organisationId,
    shown: sm3,
  };
  const ref = personActor(actor.personId);
  if (known) {
    const input = { command: 'ask' as const, body: payload, text: null, version, key, asked };
    return actOnPreCheck(ctx, known, actorFor(known, 'applicant', ref), input);
  }
  const event = { kind: 'asked' as const, payload };
  const after = evolvePreCheck(undefined, { ...event, seq: 1, actor: ref, at });
  const head = {
    id,
    draftId,
    accountId: actor.accountId,
    subjectId: actor.subjectId,
    divisionCode: item.divisionCode,
    organisationId: item.organisationId,
    itemCode: item.itemCode,
    itemVersion: item.version,
    itemName: item.definition.name,
    shownSealed: sealed,
  };
  const write = { event, actor: ref, at, key, text: null, after, asked };
  const made = await inTx(ctx.db, (tx) => insertPreCheck(tx, ctx.keyring, head, write));
  if (!made) {
    // The same press, a moment earlier; or another window was first.
    const first = await preCheckOfDraft(ctx.db, draftId);
    if (first && (await preCheckOfKey(ctx.db, first.id, key))) return { version: 1 };
    throw new AppError('stale-version', { changes: [] });
  }
  ctx.nudge();
  return { version: 1 };
}

const dueNames = ({ at, warnAt }: { at: Date; warnAt: Date }) => ({ dueAt: at, warnAt });

/** 收回: before it was answered. Throws as `actOnPreCheck`. */
export async function withdrawPreCheck(
  ctx: CasesContext,
  actor: ApplicantActor,
  { draftId, version, key }: AskInput,
): Promise<{ version: number }> {
  await rowOf(ctx, actor, draftId);
  const stored = await preCheckOfDraft(ctx.db, draftId);
  if (!stored) throw new AppError('not-found');
  const input = { command: 'withdraw' as const, body: {}, text: null, version, key };
  return actOnPreCheck(ctx, stored, actorFor(stored, 'applicant', personActor(actor.personId)), input);
}

/** What the applicant sees of it beside her draft. */
export type DraftPreCheck = {
  /** Within what it is answered; null: the item does not offer it. */
  limit: ReturnType<typeof preCheckLimit>;
  organisationName: string;
  /** 0: not asked for yet. */
  version: number;
  state: PreCheckState | null;
  result: PreCheckResult | null;
  askedAt: string | null;
  due: Date | null;
  answeredAt: string | null;
  points: PreCheckPoint[];
  /** Whether the draft is still what was looked at. */
  unchanged: boolean;
  /** Commands that would be taken now. */
  may: string[];
  /** Steps of the form by field, for the links at the points. */
  stepOf: ReadonlyMap<string, string>;
};

export async function draftPreCheck(
  ctx: CasesContext,
  actor: ApplicantActor,
  contents: DraftContents,
): Promise<DraftPreCheck> {
  const { draft, item } = contents;
  const limit = draft.caseId ? null : preCheckLimit(item.definition, item.itemCode);
  const organisation = item.organisationId
    ? await ctx.neighbours.organisation(item.organisationId)
    : undefined;
  const stepOf = new Map(
    item.form.pages.flatMap((page) => page.fields.map(({ name }) => [name, page.id] as const)),
  );
  const none: DraftPreCheck = {
    limit,
    organisationName: organisation?.name ?? '',
    version: 0,
    state: null,
    result: null,
    askedAt: null,
    due: null,
    answeredAt: null,
    points: [],
    unchanged: true,
    may: limit && item.organisationId ? ['ask'] : [],
    stepOf,
  };
  const stored = draft.caseId ? undefined : await preCheckOfDraft(ctx.db, draft.id);
  if (!stored) return none;
  return { ...none, ...(await asSeen(ctx, actor, contents, stored)) };
}

async function asSeen(
  ctx: CasesContext,
  actor: ApplicantActor,
  { draft, item, sourced }: DraftContents,
  stored: StoredPreCheck,
): Promise<Partial<DraftPreCheck>> {
  const { events, said } = await preCheckSteps(ctx.db, ctx.keyring, stored.id);
  const found = foldPreCheck(events);
  if (!found) throw new Error(`Pre-check ${stored.id} has no events.`);
  const row = await rowOf(ctx, actor, draft.id);
  const fields = new Map(fieldsOf(item.form).map(({ name, label }) => [name, label]));
  const materials = new Map((item.definition.materials ?? []).map(({ id, name }) => [id, name]));
  return {
    version: found.version,
    state: found.state,
    result: found.answer?.result ?? null,
    askedAt: found.askedAt.toISOString(),
    due: stored.dueAt,
    answeredAt: found.answer?.at.toISOString() ?? null,
    points: found.answer && said ? namedPoints(said, { fields, materials }) : [],
    unchanged: row.preCheck?.mark === markOf(ctx, actor, item, { answers: draft.answers, sourced }),
    may: preCheckActions(found, actorFor(stored, 'applicant', '')).map(({ command }) => command),
  };
}

import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type { MatterStep, MatterView } from '../../../../contracts/supervision.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { caseExcerpt } from '../../cases/index.ts';
import { staffNames } from '../../identity/index.ts';
import { organisationNames } from '../../regions/index.ts';
import type { SupervisionContext } from '../context.ts';
import { matterActions } from './lifecycle.ts';
import { presentRows } from './list.ts';
import { foldMatter, type MatterEvent } from './matter.ts';
import { matterFor } from './officer.ts';
import { stepsOf } from './store.ts';

/** A matter with its evidence and steps, and what this officer may do now. Throws `not-found`. */
export async function matterView(
  ctx: SupervisionContext,
  staff: StaffActor,
  id: string,
  locale: Locale,
): Promise<MatterView> {
  const { stored, actor } = await matterFor(ctx, staff, id);
  const { caseDivision, caseId, evidence, organisationId } = stored;
  const seqs = evidence.events.map(({ seq }) => seq);
  const [{ events, said }, names, excerpt, card] = await Promise.all([
    stepsOf(ctx.db, ctx.keyring, id),
    organisationNames(ctx.db, [organisationId]),
    caseExcerpt(ctx.cases, { divisionCode: caseDivision, id: caseId }, seqs, locale),
    cardOf(ctx, id),
  ]);
  const matter = foldMatter(events);
  const [row] = await presentRows(ctx, [stored], names);
  if (!matter || !row) throw new AppError('not-found');
  return {
    ...row,
    caseId,
    evidence: { ...evidence, events: excerpt },
    fromId: stored.fromId,
    cardId: card,
    steps: await presentSteps(ctx, events, said),
    actions: matterActions(matter, actor),
  };
}

async function cardOf({ db }: SupervisionContext, id: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from supervision.matter where from_id = ${id}`.execute(db);
  return rows[0]?.id ?? null;
}

async function presentSteps(
  ctx: SupervisionContext,
  events: readonly MatterEvent[],
  said: ReadonlyMap<number, string>,
): Promise<MatterStep[]> {
  const staff = events.filter(({ actor }) => actor.startsWith('staff:')).map(({ actor }) => actor.slice(6));
  const names = await staffNames(ctx.db, staff);
  return events.map((event) => ({
    seq: event.seq,
    kind: event.kind,
    at: event.at.toISOString(),
    by: names.get(event.actor.replace(/^staff:/, '')) ?? '',
    say: said.get(event.seq) ?? null,
    detail: detailOf(event),
  }));
}

function detailOf(event: MatterEvent): string | null {
  switch (event.kind) {
    case 'upheld':
      return event.payload.outcome;
    case 'judged':
      return event.payload.upheld ? 'upheld' : 'refused';
    case 'lapsed':
      return event.payload.why;
    default:
      return null;
  }
}

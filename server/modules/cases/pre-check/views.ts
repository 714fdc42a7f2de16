import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type {
  PreCheckList,
  PreCheckQuery,
  PreCheckRow,
  PreCheckView,
} from '../../../../contracts/pre-check.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { inScope, maskName, scopeOf } from '../../identity/index.ts';
import type { CasesContext } from '../context.ts';
import { answerViews } from '../queries/answer-views.ts';
import { placeNames } from '../queries/place-names.ts';
import { openJson, places } from '../sealing.ts';
import type { OpenedFile } from '../use-cases/open-file.ts';
import { actorFor } from './act.ts';
import { preCheckFor } from './answer.ts';
import { preCheckActions } from './lifecycle.ts';
import { namedPoints } from './points.ts';
import { foldPreCheck } from './pre-check.ts';
import type { Shown } from './shown.ts';
import { preCheckColumns, preCheckSteps, type StoredPreCheck } from './store.ts';

const page = 50;

/** What waits for this officer's window, the most urgent first, and what was answered and is still open. */
export async function listPreChecks(
  ctx: CasesContext,
  staff: StaffActor,
  { queue = 'open', after }: PreCheckQuery,
): Promise<PreCheckList> {
  const within = sql<boolean>`(${inScope('p', scopeOf(staff.grants, 'case.receive'))}) and p.draft_id is not null`;
  const state = queue === 'open' ? 'asked' : 'answered';
  const [due = '', id = ''] = after?.split('~') ?? [];
  const behind =
    /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(due))
      ? sql`and (p.due_at, p.id) > (${due}::timestamptz, ${id}::uuid)`
      : sql``;
  const [{ rows }, counted] = await Promise.all([
    sql<StoredPreCheck>`select ${preCheckColumns} from cases.pre_check p
      where p.state = ${state} and ${within} ${behind}
      order by p.due_at, p.id limit ${page + 1}`.execute(ctx.db),
    sql<PreCheckList['counts']>`select count(*) filter (where p.state = 'asked')::int as open,
        count(*) filter (where p.state = 'answered')::int as answered
      from cases.pre_check p where p.state in ('asked', 'answered') and ${within}`.execute(ctx.db),
  ]);
  const shown = rows.slice(0, page);
  const last = rows.length > page ? shown.at(-1) : undefined;
  return {
    counts: counted.rows[0] ?? { open: 0, answered: 0 },
    rows: shown.map((row) => rowOf(ctx, row)),
    next: last ? `${last.dueAt.toISOString()}~${last.id}` : null,
  };
}

function rowOf(ctx: CasesContext, row: StoredPreCheck): PreCheckRow {
  const subject = shownIn(ctx, row)?.subject;
  const now = ctx.clock.now();
  return {
    id: row.id,
    itemName: row.itemName,
    applicantName: !subject ? '' : subject.kind === 'person' ? maskName(subject.name) : subject.name,
    state: row.state,
    result: row.result,
    round: row.round,
    askedAt: row.askedAt.toISOString(),
    due: localDate(new Date(row.dueAt.getTime() - 1)),
    light: row.state !== 'asked' ? 'idle' : now >= row.dueAt ? 'red' : now >= row.warnAt ? 'yellow' : 'green',
  };
}

const shownIn = (ctx: CasesContext, { id, round, shownSealed }: StoredPreCheck): Shown | null =>
  shownSealed === null ? null : openJson<Shown>(ctx, shownSealed, places.preCheck(id, round));

/** One of them as the officer reads it: personal answers masked, as in a case. */
export async function preCheckView(
  ctx: CasesContext,
  staff: StaffActor,
  id: string,
  locale: Locale,
): Promise<PreCheckView> {
  const stored = await preCheckFor(ctx, staff, id);
  const { events, said } = await preCheckSteps(ctx.db, ctx.keyring, id);
  const found = foldPreCheck(events);
  const item = await ctx.neighbours.itemVersion(stored.divisionCode, stored.itemCode, stored.itemVersion);
  if (!found || !item) throw new AppError('not-found');
  const shown = stored.draftId ? shownIn(ctx, stored) : null;
  const names = await placeNames(ctx, item.form, [shown?.answers ?? null]);
  const answers = shown
    ? answerViews(item.form, shown.answers, null, { masked: true, locale, places: names })
    : [];
  const fields = new Map(
    item.form.pages.flatMap(({ fields: all }) => all.map((one) => [one.name, one.label])),
  );
  const materials = new Map((item.definition.materials ?? []).map((one) => [one.id, one.name]));
  const by = found.answer?.by;
  return {
    ...rowOf(ctx, stored),
    version: found.version,
    gone: stored.draftId === null,
    answers,
    materials: (shown?.materials ?? []).map(({ files, ...one }) => ({
      ...one,
      files: files.map(({ id: file, name, size }) => ({ id: file, name, size })),
    })),
    lacking: shown?.lacking ?? [],
    points: found.answer && said ? namedPoints(said, { fields, materials }) : [],
    answeredBy: by ? ((await ctx.neighbours.names([by])).get(by) ?? '') : null,
    actions: preCheckActions(found, actorFor(stored, 'officer', `staff:${staff.staffId}`)),
  };
}

/** A file that was shown. */
export async function openPreCheckFile(
  ctx: CasesContext,
  staff: StaffActor,
  id: string,
  fileId: string,
): Promise<OpenedFile> {
  const stored = await preCheckFor(ctx, staff, id);
  const shown = stored.draftId ? shownIn(ctx, stored) : null;
  const file = shown?.materials.flatMap(({ files }) => files).find((one) => one.id === fileId);
  if (!file) throw new AppError('not-found', { reason: 'file' });
  return { bytes: await ctx.files.readAll(file.sm3), name: file.name, mediaType: file.mediaType };
}

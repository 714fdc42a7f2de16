import type { StaffActor } from '../../../../contracts/identity.ts';
import type { EntryList, EntryQueue, EntryRow, EntryView } from '../../../../contracts/ledger.ts';
import { localDate } from '../../../platform/clock.ts';
import { type RawBuilder, sql } from '../../../platform/db/index.ts';
import { inScope, scopeOf, staffNames } from '../../identity/index.ts';
import { organisationNames, organisationsOf } from '../../regions/index.ts';
import type { ProgrammesContext } from '../context.ts';
import { dueLight, programmeLimits } from '../limits.ts';
import { readable } from '../rights.ts';
import { entryFor } from './act.ts';
import { entryActions, foldEntry } from './entry.ts';
import { type EntryRecord, entryColumns, entrySteps } from './store.ts';

const page = 50;

/** Problems of the ledger, the most urgent first; `after` is the id of the last row seen. */
export async function listEntries(
  ctx: ProgrammesContext,
  staff: StaffActor,
  queue: EntryQueue,
  after?: string,
): Promise<EntryList> {
  const of = conditions(staff);
  const from = after
    ? sql`and (e.due, e.id) > (select due, id from programmes.entry where id = ${after}::uuid)`
    : sql``;
  const [{ rows }, { rows: counted }, places] = await Promise.all([
    sql<EntryRecord>`select ${entryColumns} from programmes.entry e where ${of[queue]} ${from}
      order by e.due, e.id limit ${page + 1}`.execute(ctx.db),
    sql<Record<EntryQueue, number>>`
      select (select count(*)::int from programmes.entry e where ${of.mine}) as mine,
        (select count(*)::int from programmes.entry e where ${of.open}) as open,
        (select count(*)::int from programmes.entry e where ${of.closed}) as closed`.execute(ctx.db),
    placesOf(ctx, staff),
  ]);
  const shown = rows.slice(0, page);
  const names = await organisationNames(
    ctx.db,
    shown.map(({ organisationId }) => organisationId),
  );
  return {
    counts: counted[0] ?? {},
    rows: shown.map((record) => present(ctx, record, names)),
    next: rows.length > page ? (shown.at(-1)?.id ?? null) : null,
    places,
  };
}

/** What waits for whom: mending for the unit, checking for who supervises. */
function conditions(staff: StaffActor): Record<EntryQueue, RawBuilder<boolean>> {
  const within = (permission: 'programme.manage' | 'programme.report') =>
    inScope('e', scopeOf(staff.grants, permission));
  return {
    mine: sql<boolean>`(e.state = 'mending' and ${within('programme.report')}
      or e.state = 'mended' and ${within('programme.manage')})`,
    open: sql<boolean>`(e.state <> 'closed' and ${readable(staff, 'e')})`,
    closed: sql<boolean>`(e.state = 'closed' and ${readable(staff, 'e')})`,
  };
}

async function placesOf(ctx: ProgrammesContext, staff: StaffActor): Promise<EntryList['places']> {
  const divisions = scopeOf(staff.grants, 'programme.manage')
    .filter(({ organisationId }) => organisationId === null)
    .map(({ divisionCode }) => divisionCode);
  return Promise.all(
    [...new Set(divisions)].map(async (divisionCode) => ({
      divisionCode,
      organisations: (await organisationsOf(ctx.db, divisionCode)).map(({ id, name }) => ({ id, name })),
    })),
  );
}

function present(ctx: ProgrammesContext, record: EntryRecord, names: ReadonlyMap<string, string>): EntryRow {
  const { id, state, version, source, problem, organisationId, due, round, openedAt } = record;
  const light =
    state === 'mending'
      ? dueLight(due, localDate(ctx.clock.now()), programmeLimits().entryYellow, ctx.calendar)
      : 'none';
  const organisationName = names.get(organisationId) ?? organisationId;
  return {
    id,
    state,
    version,
    source,
    problem,
    organisationName,
    due,
    light,
    round,
    openedAt: openedAt.toISOString(),
  };
}

/** A problem with its steps and what this officer may do now. */
export async function entryView(ctx: ProgrammesContext, staff: StaffActor, id: string): Promise<EntryView> {
  const { record, actor } = await entryFor(ctx, staff, id);
  const steps = await entrySteps(ctx.db, id);
  const entry = foldEntry(steps);
  const people = steps.flatMap(({ actor: by }) => (by.startsWith('staff:') ? [by.slice(6)] : []));
  const [units, officers, task] = await Promise.all([
    organisationNames(ctx.db, [record.organisationId]),
    staffNames(ctx.db, people),
    taskOf(ctx, record.taskId),
  ]);
  return {
    ...present(ctx, record, units),
    task,
    steps: steps.map(({ seq, kind, at, actor: by, say, payload }) => ({
      seq,
      kind,
      at: at.toISOString(),
      by: officers.get(by.replace(/^staff:/, '')) ?? '',
      say,
      due: 'due' in payload ? payload.due : null,
    })),
    actions: entry ? entryActions(entry, actor) : [],
  };
}

async function taskOf(ctx: ProgrammesContext, id: string | null): Promise<EntryView['task']> {
  if (!id) return null;
  const { rows } = await sql<{ id: string; summary: string }>`
    select id, summary from programmes.task where id = ${id}`.execute(ctx.db);
  return rows[0] ?? null;
}

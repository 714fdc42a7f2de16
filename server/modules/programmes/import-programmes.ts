import { randomUUIDv7 } from 'node:crypto';
import type { ImportReport } from '../../../contracts/catalogue.ts';
import { localDate } from '../../platform/clock.ts';
import { type Executor, inTx, sql, type Tx } from '../../platform/db/index.ts';
import { refusal } from '../../platform/json-entries.ts';
import { shippedVocabulary } from '../catalogue/index.ts';
import { getDivision, organisationsOf } from '../regions/index.ts';
import type { ProgrammesContext } from './context.ts';
import { type ReadProgramme, readProgrammes, type Target } from './reading/read-programmes.ts';
import { namedUnits } from './reading/units.ts';
import { insertTaskEvent, taskSteps, writeTaskStep } from './tasks/store.ts';
import { evolveTask, foldTask, type NewTaskEvent, type Task } from './tasks/task.ts';

export type ProgrammeReport = {
  programmes: {
    id: string;
    title: string;
    divisionCode: string;
    version: number;
    changed: boolean;
    tasks: number;
  }[];
  refused: ImportReport['refused'];
};
type Options = {
  file: string;
  /** For programmes that do not name their division. */
  divisionCode?: string;
  actor: string;
};

/** Loads programmes; the same file twice changes nothing. A changed one is a new version: what units reported stays. */
export async function importProgrammes(ctx: ProgrammesContext, options: Options): Promise<ProgrammeReport> {
  const { programmes, refused } = readProgrammes(options.file);
  const report: ProgrammeReport = { programmes: [], refused };
  for (const programme of programmes) {
    const divisionCode = programme.divisionCode ?? options.divisionCode ?? '';
    const division = divisionCode ? await getDivision(ctx.db, divisionCode) : undefined;
    if (!division) {
      report.refused.push(
        refusal(`programmes.${programme.id}`, programme.title, 'unknown-division', { code: divisionCode }),
      );
      continue;
    }
    const done = await inTx(ctx.db, (tx) => keep(tx, ctx, { ...programme, divisionCode }, options.actor));
    report.programmes.push({
      id: programme.id,
      title: programme.title,
      divisionCode,
      tasks: programme.targets.length,
      ...done,
    });
  }
  return report;
}

type Placed = ReadProgramme & { divisionCode: string };

async function keep(tx: Tx, ctx: ProgrammesContext, programme: Placed, actor: string) {
  const content = JSON.stringify(programme);
  const before = await lastVersion(tx, programme.id);
  if (before && (await sameContent(tx, programme.id, before, content)))
    return { version: before, changed: false };
  const version = (before ?? 0) + 1;
  const { id, divisionCode, title, number, issuer, issuedOn } = programme;
  await sql`
    insert into programmes.programme (id, division_code, version, title, number, issuer, issued_on)
    values (${id}, ${divisionCode}, ${version}, ${title}, ${number}, ${issuer}, ${issuedOn})
    on conflict (id) do update set version = excluded.version, title = excluded.title, number = excluded.number,
      issuer = excluded.issuer, issued_on = excluded.issued_on`.execute(tx);
  await sql`insert into programmes.programme_version (programme_id, version, content, at)
    values (${id}, ${version}, ${content}, ${ctx.clock.now()})`.execute(tx);
  await keepTasks(tx, ctx, programme, version, actor);
  return { version, changed: true };
}

async function lastVersion(tx: Executor, id: string): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    select version from programmes.programme where id = ${id} for update`.execute(tx);
  return rows[0]?.version;
}

async function sameContent(tx: Executor, id: string, version: number, content: string): Promise<boolean> {
  const { rows } = await sql`select 1 from programmes.programme_version
    where programme_id = ${id} and version = ${version} and content = ${content}::jsonb`.execute(tx);
  return rows.length > 0;
}

async function keepTasks(tx: Tx, ctx: ProgrammesContext, programme: Placed, version: number, actor: string) {
  const organisations = await organisationsOf(tx, programme.divisionCode);
  const vocabulary = shippedVocabulary();
  const { rows } = await sql<{ id: string; targetId: string; dropped: boolean }>`
    select id, target_id as "targetId", dropped from programmes.task where programme_id = ${programme.id}`.execute(
    tx,
  );
  const known = new Map(rows.map((row) => [row.targetId, row]));
  for (const [position, target] of programme.targets.entries()) {
    const task = known.get(target.id);
    known.delete(target.id);
    if (task) {
      await redefine(tx, ctx, task.id, { target, position, version, actor });
      continue;
    }
    const [leadId = null] = namedUnits(target.lead, organisations, vocabulary);
    const jointIds = namedUnits(target.joint ?? target.responsible, organisations, vocabulary).filter(
      (id) => id !== leadId,
    );
    await define(tx, ctx, { programme, target, position, leadId, jointIds, actor });
  }
  for (const { id, dropped } of known.values()) {
    if (!dropped) await step(tx, ctx, id, { kind: 'redefined', payload: { version, dropped: true } }, actor);
  }
}

type Definition = {
  programme: Placed;
  target: Target;
  position: number;
  leadId: string | null;
  jointIds: string[];
  actor: string;
};

async function define(tx: Tx, ctx: ProgrammesContext, definition: Definition): Promise<void> {
  const { programme, target, position, leadId, jointIds, actor } = definition;
  const id = randomUUIDv7();
  const state = target.kind === 'achieved' ? 'achieved' : 'open';
  const at = ctx.clock.now();
  await sql`
    insert into programmes.task (id, programme_id, target_id, division_code, position, kind, section, summary, state,
      version)
    values (${id}, ${programme.id}, ${target.id}, ${programme.divisionCode}, ${position}, ${target.kind},
      ${target.section}, ${target.summary}, ${state}, 1)`.execute(tx);
  const event: NewTaskEvent = { kind: 'defined', payload: { state } };
  const after = evolveTask(undefined, { ...event, seq: 1, actor, at });
  await insertTaskEvent(tx, id, { event, after, say: null, actor, at, key: `defined ${id}` });
  await describe(tx, id, target, position);
  // What was over before it was loaded stands on the page; nobody's bell rings for it.
  await sql`update programmes.task set warned = deadline || ' red'
    where id = ${id} and deadline < ${localDate(at)}::date`.execute(tx);
  if (leadId || jointIds.length) {
    await step(tx, ctx, id, { kind: 'assigned', payload: { leadId, jointIds } }, actor);
  }
}

async function redefine(
  tx: Tx,
  ctx: ProgrammesContext,
  id: string,
  { target, position, version, actor }: { target: Target; position: number; version: number; actor: string },
): Promise<void> {
  await describe(tx, id, target, position);
  await step(tx, ctx, id, { kind: 'redefined', payload: { version, dropped: false } }, actor);
}

async function describe(tx: Tx, id: string, target: Target, position: number): Promise<void> {
  await sql`
    update programmes.task set position = ${position}, section = ${target.section}, kind = ${target.kind},
      summary = ${target.summary}, scope = ${target.scope}, note = ${target.note},
      responsible = ${target.responsible}, indicator = ${target.indicator}, ratio = ${target.ratio}, deadline = ${target.deadline.date},
      deadline_words = ${target.deadline.words}, goal = ${target.goal && JSON.stringify(target.goal)}::jsonb
    where id = ${id}`.execute(tx);
}

async function step(
  tx: Tx,
  ctx: ProgrammesContext,
  id: string,
  event: NewTaskEvent,
  actor: string,
): Promise<void> {
  const before = foldTask(await taskSteps(tx, id)) as Task;
  const at = ctx.clock.now();
  const after = evolveTask(before, { ...event, seq: before.version + 1, actor, at });
  const key = `${event.kind} ${after.version}`;
  if (!(await writeTaskStep(tx, id, { event, after, say: null, actor, at, key }))) {
    throw new Error('a task was acted on while its programme was imported; import again');
  }
}

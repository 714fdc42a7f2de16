import type { StaffActor } from '../../../../contracts/identity.ts';
import type { EntryCommand, NewEntry } from '../../../../contracts/ledger.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { takeStep } from '../../../platform/lifecycle/step.ts';
import { idOfKey } from '../../../platform/uuid.ts';
import { demand } from '../../identity/index.ts';
import { organisationsOf } from '../../regions/index.ts';
import type { ProgrammesContext } from '../context.ts';
import { entryDue } from '../limits.ts';
import { partOf, readable, taskFor } from '../rights.ts';
import type { ProgrammeActor } from '../tasks/lifecycle.ts';
import { decideEntry, type EntryBodies, evolveEntry, foldEntry } from './entry.ts';
import {
  type EntryRecord,
  entryColumns,
  entrySteps,
  entryVersionOfKey,
  insertEntry,
  writeEntryStep,
} from './store.ts';

/** Enters a problem in the ledger; the same officer and key enter it once. */
export async function enterProblem(
  ctx: ProgrammesContext,
  staff: StaffActor,
  input: NewEntry,
  key: string,
): Promise<{ id: string }> {
  const { divisionCode, organisationId, taskId = null, source, problem } = input;
  await demand(ctx.db, staff, 'programme.manage', { divisionCode, organisationId: null });
  if (taskId) await taskFor(ctx.db, staff, taskId);
  const at = ctx.clock.now();
  const due = input.due ?? entryDue(localDate(at), ctx.calendar);
  const wrong = await problemsOf(ctx, input, due, localDate(at));
  if (wrong.length) throw new AppError('invalid-input', {}, wrong);
  const actor = `staff:${staff.staffId}`;
  const id = idOfKey('ledger', actor, key);
  const event = { kind: 'opened' as const, payload: { organisationId, due } };
  const after = evolveEntry(undefined, { ...event, seq: 1, actor, at });
  const head = { id, divisionCode, organisationId, taskId, source, problem };
  await inTx(ctx.db, (tx) => insertEntry(tx, head, { event, after, say: problem, actor, at, key }));
  return { id };
}

async function problemsOf(ctx: ProgrammesContext, input: NewEntry, due: string, today: string) {
  const known = await organisationsOf(ctx.db, input.divisionCode);
  return [
    ...(known.some(({ id }) => id === input.organisationId)
      ? []
      : [{ field: 'organisationId', code: 'required-choice' as const, params: {} }]),
    ...(due < today ? [{ field: 'due', code: 'too-early' as const, params: { limit: today } }] : []),
  ];
}

export async function entryFor(
  ctx: ProgrammesContext,
  staff: StaffActor,
  id: string,
): Promise<{ record: EntryRecord; actor: ProgrammeActor }> {
  const { rows } = await sql<EntryRecord>`
    select ${entryColumns} from programmes.entry e where e.id = ${id} and ${readable(staff, 'e')}`.execute(
    ctx.db,
  );
  const record = rows[0];
  if (!record) throw new AppError('not-found');
  return { record, actor: await partOf(ctx.db, staff, record.divisionCode, [record.organisationId]) };
}

export type EntryInput<C extends EntryCommand> = {
  command: C;
  body: EntryBodies[C];
  say: string;
  version: number;
  key: string;
};

/** One step of a problem. The same key answers the same version again. */
export async function actOnEntry<C extends EntryCommand>(
  ctx: ProgrammesContext,
  staff: StaffActor,
  id: string,
  input: EntryInput<C>,
): Promise<{ version: number; state: string }> {
  const { actor } = await entryFor(ctx, staff, id);
  const at = ctx.clock.now();
  const { key, say } = input;
  const ground = {
    thing: foldEntry(await entrySteps(ctx.db, id)),
    known: await entryVersionOfKey(ctx.db, id, key),
  };
  const { version, thing } = await takeStep(ground, {
    seen: input.version,
    decide: (entry) => decideEntry(entry, input.command, input.body, actor),
    evolve: (entry, event, seq) => evolveEntry(entry, { ...event, seq, actor: actor.ref, at }),
    write: (event, after, before) => {
      const first = event.kind === 'extended' ? before.due : localDate(at);
      if ('due' in event.payload && event.payload.due < first) {
        throw new AppError('invalid-input', {}, [
          { field: 'due', code: 'too-early', params: { limit: first } },
        ]);
      }
      const write = { event, after, say, actor: actor.ref, at, key };
      return inTx(ctx.db, (tx) => writeEntryStep(tx, id, write));
    },
  });
  return { version, state: thing.state };
}

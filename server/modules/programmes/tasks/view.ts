import type { StaffActor } from '../../../../contracts/identity.ts';
import type { TaskStep, TaskView } from '../../../../contracts/programmes.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { staffNames } from '../../identity/index.ts';
import { organisationNames, organisationsOf } from '../../regions/index.ts';
import type { ProgrammesContext } from '../context.ts';
import { type EvidenceFile, evidenceOf } from '../evidence.ts';
import { taskFor } from '../rights.ts';
import { taskActions } from './lifecycle.ts';
import { presentTask, readingsOf, standingOf } from './present.ts';
import { taskSteps } from './store.ts';
import { foldTask, type TaskEvent } from './task.ts';

/** A task with its units, its steps and what this officer may do now. */
export async function taskView(ctx: ProgrammesContext, staff: StaffActor, id: string): Promise<TaskView> {
  const { record, actor } = await taskFor(ctx.db, staff, id);
  const steps = await taskSteps(ctx.db, id);
  const task = foldTask(steps);
  if (!task) throw new AppError('not-found');
  const unitIds = [record.leadId, ...record.jointIds].filter((unit) => unit !== null);
  const [readings, names, organisations, evidence, title] = await Promise.all([
    readingsOf(ctx, record.divisionCode, [record]),
    organisationNames(ctx.db, unitIds),
    organisationsOf(ctx.db, record.divisionCode),
    evidenceOf(ctx.db, id),
    programmeTitle(ctx, record.programmeId),
  ]);
  const standing = standingOf(record, readings);
  const { reading } = standing;
  const unit = (unitId: string) => ({ id: unitId, name: names.get(unitId) ?? unitId });
  const { scope, note, responsible } = record;
  return {
    ...presentTask(ctx, record, standing, names),
    programmeTitle: title,
    scope,
    note,
    responsible,
    lead: record.leadId ? unit(record.leadId) : null,
    joint: record.jointIds.map(unit),
    reading: reading && {
      id: reading.id,
      name: reading.name,
      unit: reading.unit,
      from: reading.from,
      to: reading.to,
      numerator: reading.numerator,
      denominator: reading.denominator,
      missing: reading.missing,
    },
    valueAt: reading ? null : (record.valueAt?.toISOString() ?? null),
    steps: await presentSteps(ctx, steps, evidence),
    actions: taskActions(task, actor),
    organisations: organisations.map(({ id: one, name }) => ({ id: one, name })),
  };
}

async function programmeTitle(ctx: ProgrammesContext, id: string): Promise<string> {
  const { rows } = await sql<{ title: string }>`
    select title from programmes.programme where id = ${id}`.execute(ctx.db);
  return rows[0]?.title ?? id;
}

async function presentSteps(
  ctx: ProgrammesContext,
  steps: readonly (TaskEvent & { say: string | null })[],
  evidence: readonly EvidenceFile[],
): Promise<TaskStep[]> {
  const staff = steps.filter(({ actor }) => actor.startsWith('staff:')).map(({ actor }) => actor.slice(6));
  const names = await staffNames(ctx.db, staff);
  return steps.map((step) => {
    const report = step.kind === 'reported' ? step.payload : undefined;
    return {
      seq: step.seq,
      kind: step.kind,
      at: step.at.toISOString(),
      by: names.get(step.actor.replace(/^staff:/, '')) ?? '',
      say: step.say,
      value: report?.value ?? null,
      complete: report?.complete ?? null,
      evidence: evidence
        .filter(({ id }) => report?.evidence.includes(id))
        .map(({ id, name, size }) => ({ id, name, size })),
    };
  });
}

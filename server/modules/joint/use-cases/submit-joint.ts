import { randomUUIDv7 } from 'node:crypto';
import type { Answers } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Plan } from '../../../../contracts/plan.ts';
import { localDate } from '../../../platform/clock.ts';
import { constraintOf, inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import {
  type CasesContext,
  demandRealName,
  genesis,
  getDraft,
  holdingsFor,
  keyDivision,
  openDraft,
  takeDraft,
  uploadsOf,
} from '../../cases/index.ts';
import {
  getPublishedPackage,
  licenceTypesOf,
  type PackageVersion,
  paperId,
  plan,
  planAnswers,
  readPackageCode,
  receivable,
  receiversOf,
} from '../../packages/index.ts';
import type { Joint, JointFile } from '../joint.ts';
import { beginParts, prepareReady } from '../parts.ts';
import { insertJoint, jointByKey, saveJoint, takeJointNumber } from '../store.ts';

/**
 * One submission for all: the joint case, and a case for each part whose turn has come, in one transaction or not at
 * all. The same key gives the same joint case. Throws `real-name-level`, `answers-invalid`, `materials-missing`,
 * `item-not-open`, `not-found` (a draft that is gone).
 */
export async function submitJoint(
  ctx: CasesContext,
  actor: ApplicantActor,
  { draftId, key }: { draftId: string; key: string },
): Promise<{ id: string }> {
  const known = await jointByKey(ctx.db, actor.accountId, key);
  if (known) return { id: known };
  try {
    const id = await make(ctx, actor, draftId, key);
    ctx.nudge();
    return { id };
  } catch (error) {
    // The same press, a moment earlier: its answer is this one's.
    const gone = error instanceof AppError && error.code === 'not-found';
    const first = gone || constraintOf(error) ? await jointByKey(ctx.db, actor.accountId, key) : undefined;
    if (first) return { id: first };
    throw error;
  }
}

/** The joint case that a draft became, for whoever handed it in. */
export function jointOfDraft(
  ctx: CasesContext,
  { accountId }: Pick<ApplicantActor, 'accountId'>,
  draftId: string,
): Promise<string | undefined> {
  return jointByKey(ctx.db, accountId, `submit-${draftId}`);
}

async function make(ctx: CasesContext, actor: ApplicantActor, draftId: string, key: string): Promise<string> {
  demandRealName(actor);
  const [contents, raw, uploads] = await Promise.all([
    openDraft(ctx, actor, draftId),
    getDraft(ctx, actor, draftId),
    uploadsOf(ctx.db, draftId),
  ]);
  const { draft, item, problems, missing } = contents;
  const packageId = readPackageCode(item.itemCode)?.packageId;
  if (!packageId || draft.caseId) throw new AppError('not-found', { reason: 'draft' });
  if (problems.length) throw new AppError('answers-invalid', { count: problems.length }, problems);
  if (missing.length) {
    const materials = missing.map(({ field, params }) => ({ id: field, name: params.label }));
    throw new AppError('materials-missing', { count: missing.length, materials }, missing);
  }
  const version = await getPublishedPackage(ctx.db, draft.divisionCode, packageId);
  if (!version) throw new AppError('item-not-open');
  const values: Answers = { ...raw.answers, ...draft.answers };
  const { joint, applicantName } = await jointOf(ctx, actor, version, values, filesOf(uploads));
  const ready = await prepareReady(ctx, joint, true);
  await inTx(ctx.db, async (tx) => {
    const now = ctx.clock.now();
    const day = localDate(now).replaceAll('-', '');
    const seq = await takeJointNumber(tx, joint.divisionCode, day);
    const number = `L${joint.divisionCode}-${day}-${String(seq).padStart(6, '0')}`;
    const numbered = { ...ready.joint, number, submittedAt: now };
    if (!(await takeDraft(tx, draftId))) throw new AppError('not-found', { reason: 'draft' });
    await insertJoint(ctx, tx, numbered, { submitKey: key, applicantName });
    const begun = await beginParts(tx, numbered, ready.prepared);
    const submitted = {
      kind: 'submitted',
      payload: {
        package: { id: packageId, version: version.version },
        parts: joint.parts.map((part) => part.key),
      },
    };
    const by = { actor: `person:${actor.personId}`, onBehalfOf: `subject:${actor.subjectId}` };
    await saveJoint(ctx, tx, begun.joint, [submitted, ...begun.events], by, now);
  });
  return joint.id;
}

function filesOf(uploads: readonly (JointFile & { materialId: string })[]): Record<string, JointFile[]> {
  const files: Record<string, JointFile[]> = {};
  for (const { id, materialId, nameSealed, mediaType, size, sm3 } of uploads) {
    files[materialId] = [...(files[materialId] ?? []), { id, nameSealed, mediaType, size, sm3 }];
  }
  return files;
}

async function jointOf(
  ctx: CasesContext,
  actor: ApplicantActor,
  version: PackageVersion,
  values: Answers,
  files: Record<string, JointFile[]>,
): Promise<{ joint: Joint; applicantName: string | null }> {
  const { definition, divisionCode } = version;
  const [path, receivers, holdings, applicant, organisations] = await Promise.all([
    ctx.neighbours.path(divisionCode),
    receiversOf(ctx.db, divisionCode, definition),
    holdingsFor(ctx, actor, licenceTypesOf(definition)),
    ctx.neighbours.applicant(actor),
    ctx.neighbours.organisationsOf(divisionCode),
  ]);
  const division = keyDivision(path);
  if (!division || !receivers.lead) throw new AppError('item-not-open');
  const calendar = ctx.calendar.forDivisions(path.map((one) => one.code));
  const on = localDate(ctx.clock.now());
  const made = plan(definition, receivable(planAnswers(values, on), receivers), holdings, calendar);
  if (made.items.length === 0 || !made.complete) throw new AppError('item-not-open', { reason: 'questions' });
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const { kind: _, sessionId: __, ...stored } = actor;
  const joint: Joint = {
    divisionCode: division.code,
    id: randomUUIDv7(),
    number: '',
    placeCode: divisionCode,
    packageId: definition.id,
    packageVersion: version.version,
    name: definition.name,
    issue: definition.issue,
    leadOrganisationId: receivers.lead,
    leadName: names.get(receivers.lead) ?? '',
    subjectId: actor.subjectId,
    accountId: actor.accountId,
    state: 'running',
    version: 0,
    lastHash: genesis,
    submittedAt: ctx.clock.now(),
    acceptedAt: null,
    finishedAt: null,
    promiseDue: made.schedule.promise?.due ?? null,
    jointDue: null,
    extendedDue: null,
    extended: false,
    contents: {
      actor: stored,
      applicantName: applicant.subject.name,
      values,
      plan: made,
      files: kept(made, files),
    },
    parts: partsOf(definition, made, receivers.of, names),
  };
  return { joint, applicantName: applicant.subject.kind === 'person' ? null : applicant.subject.name };
}

function partsOf(
  definition: PackageDefinition,
  made: Plan,
  receivers: ReadonlyMap<string, string | null>,
  names: ReadonlyMap<string, string>,
): Joint['parts'] {
  return made.items.map(({ key, name }, position) => {
    const organisationId = receivers.get(key);
    if (!organisationId)
      throw new AppError('item-not-open', { reason: 'organisation', item: name, package: definition.id });
    return {
      key,
      position,
      name,
      organisationId,
      organisationName: names.get(organisationId) ?? '',
      state: 'waiting',
      caseId: null,
      caseNumber: null,
      delivered: false,
      delivering: false,
      result: null,
      problem: null,
    };
  });
}

/** Files of papers that other answers called for are not handed in. */
function kept(made: Plan, files: Record<string, JointFile[]>): Record<string, JointFile[]> {
  const wanted = new Set(
    made.materials.flatMap((one) => [one.id, ...one.options.map(({ id }) => id)].map(paperId)),
  );
  return Object.fromEntries(Object.entries(files).filter(([id]) => wanted.has(id)));
}

import type { Answers, FormField } from '../../../../contracts/forms.ts';
import { fieldsOf } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { PartState } from '../../../../contracts/joint.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import {
  addUpload,
  applicantCase,
  type CasesContext,
  checkCorrection,
  saveDraft,
  startCorrection,
} from '../../cases/index.ts';
import { getPackageVersion, paperId, paperOfPart } from '../../packages/index.ts';
import { type Act, order, sealActor } from '../acts.ts';
import type { Joint } from '../joint.ts';
import { usersOf } from '../mended.ts';
import { loadJoint, saveJoint } from '../store.ts';

/** One thing to be mended, however many departments asked for it. */
export type MendPoint = {
  /** Of the field, or of the paper. */
  id: string;
  kind: 'field' | 'material';
  label: string;
  field: FormField | null;
  value: Answers[string] | undefined;
  /** What each department wrote. */
  said: { organisation: string; say: string }[];
  /** Cases that asked for it, with what it is called there. */
  of: { caseId: string; ref: string }[];
  /** Names of files that were given already and wait to be sent. */
  files: string[];
  /** Names of other parts that go by it: those that begin later take it as corrected, those that have begun keep the old. */
  later: string[];
  begun: string[];
};

/** All points of all correction notices that wait for the applicant: the same field or paper is one point. */
export async function mendPoints(
  ctx: CasesContext,
  actor: ApplicantActor,
  joint: Joint,
): Promise<MendPoint[]> {
  const version = await getPackageVersion(ctx.db, joint.placeCode, joint.packageId, joint.packageVersion);
  if (!version) throw new AppError('not-found');
  const points = new Map<string, MendPoint>();
  for (const part of joint.parts) {
    if (!part.caseId || part.state !== 'running') continue;
    const { view, item, answers } = await applicantCase(ctx, actor, part.caseId);
    if (view.state !== 'correction-requested') continue;
    const draft = await startCorrection(ctx, actor, part.caseId);
    const fields = new Map(fieldsOf(item.form).map((field) => [field.name, field]));
    for (const { kind, ref, say } of view.corrections) {
      const paper = kind === 'material' ? (paperOfPart(version.definition, part.key, ref) ?? ref) : ref;
      const id = kind === 'material' ? paperId(paper) : ref;
      const known = points.get(id) ?? {
        id,
        kind,
        label:
          fields.get(ref)?.label ?? item.definition.materials?.find((one) => one.id === ref)?.name ?? ref,
        field: kind === 'field' ? (fields.get(ref) ?? null) : null,
        value: kind === 'field' ? (draft.answers[ref] ?? answers[ref]) : undefined,
        said: [],
        of: [],
        files: [],
        later: [],
        begun: [],
      };
      known.said.push({ organisation: part.organisationName, say });
      known.of.push({ caseId: part.caseId, ref });
      const given = draft.uploads.filter(({ materialId }) => kind === 'material' && materialId === ref);
      known.files = [...new Set([...known.files, ...given.map(({ name }) => name)])];
      points.set(id, known);
    }
  }
  for (const point of points.values()) Object.assign(point, othersOf(joint, point));
  return [...points.values()];
}

function othersOf(joint: Joint, { kind, id, of }: MendPoint): Pick<MendPoint, 'later' | 'begun'> {
  const users = usersOf(joint.contents.plan, { kind, id });
  const asked = new Set(of.map(({ caseId }) => caseId));
  const others = joint.parts.filter(
    (part) => users.has(part.key) && !(part.caseId && asked.has(part.caseId)),
  );
  const names = (wanted: PartState[]) =>
    others.flatMap(({ state, name }) => (wanted.includes(state) ? [name] : []));
  return { later: names(['waiting']), begun: names(['running', 'granted']) };
}

export type NewFile = { name: string; mediaType: string; size: number; sm3: string };
type Mended = { jointId: string; answers: Record<string, unknown>; files?: Record<string, NewFile[]> };

/** Puts what was typed into the drafts in which the cases are mended, so that nothing is lost before it is sent. */
export async function keepMended(ctx: CasesContext, actor: ApplicantActor, input: Mended): Promise<void> {
  await draftsOf(ctx, actor, await own(ctx, actor, input.jointId), input);
}

/**
 * 一次补正: what was mended goes to every case that asked for it, each as a new round of its own. All of it is checked
 * before any of it is ordered, in one transaction: either every department gets it or none. Throws `not-found`,
 * `answers-invalid` with the fields of the case that refused first.
 */
export async function mendJoint(ctx: CasesContext, actor: ApplicantActor, input: Mended): Promise<void> {
  const joint = await own(ctx, actor, input.jointId);
  const drafts = await draftsOf(ctx, actor, joint, input);
  for (const draft of drafts) await checkCorrection(ctx, actor, draft);
  if (drafts.length === 0) return;
  await inTx(ctx.db, async (tx) => {
    const now = ctx.clock.now();
    const locked = await loadJoint(ctx, tx, joint.id, true);
    if (!locked) throw new AppError('not-found');
    const by = { actor: `person:${actor.personId}`, onBehalfOf: `subject:${actor.subjectId}` };
    const mended = drafts.map(({ part }) => part);
    await saveJoint(ctx, tx, locked, [{ kind: 'mended', payload: { parts: mended } }], by, now);
    const sealed = sealActor(ctx, joint.id, actor);
    const acts = drafts.map(
      ({ caseId, draftId }): Act => ({ do: 'resubmit', caseId, draftId, actor: sealed }),
    );
    await order(tx, joint.id, acts, now);
  });
  ctx.nudge();
}

async function own(ctx: CasesContext, actor: ApplicantActor, jointId: string): Promise<Joint> {
  const joint = await loadJoint(ctx, ctx.db, jointId);
  if (joint?.subjectId !== actor.subjectId) throw new AppError('not-found');
  return joint;
}

async function draftsOf(
  ctx: CasesContext,
  actor: ApplicantActor,
  joint: Joint,
  input: Mended,
): Promise<{ caseId: string; draftId: string; part: string }[]> {
  const points = await mendPoints(ctx, actor, joint);
  const cases = new Set(points.flatMap(({ of }) => of.map(({ caseId }) => caseId)));
  const drafts: { caseId: string; draftId: string; part: string }[] = [];
  for (const caseId of cases) {
    const draft = await startCorrection(ctx, actor, caseId);
    const answers: Record<string, unknown> = {};
    for (const { id, kind, of } of points) {
      for (const { ref } of of.filter((one) => one.caseId === caseId)) {
        if (kind === 'field' && id in input.answers) answers[ref] = input.answers[id];
        if (kind === 'field') continue;
        for (const file of input.files?.[id] ?? []) {
          const known = draft.uploads.some((one) => one.materialId === ref && one.sm3 === file.sm3);
          if (!known) await addUpload(ctx, actor, draft.id, { ...file, materialId: ref });
        }
      }
    }
    await saveDraft(ctx, actor, { draftId: draft.id, answers });
    const part = joint.parts.find((one) => one.caseId === caseId)?.key ?? '';
    drafts.push({ caseId, draftId: draft.id, part });
  }
  return drafts;
}

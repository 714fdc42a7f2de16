import type { Answers, FormField } from '../../../../contracts/forms.ts';
import { fieldsOf } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import {
  addUpload,
  applicantCase,
  type CasesContext,
  resubmitCase,
  saveDraft,
  startCorrection,
} from '../../cases/index.ts';
import { getPackageVersion, paperId, paperOfPart } from '../../packages/index.ts';
import type { Joint } from '../joint.ts';
import { loadJoint } from '../store.ts';

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
        value: kind === 'field' ? answers[ref] : undefined,
        said: [],
        of: [],
      };
      known.said.push({ organisation: part.organisationName, say });
      known.of.push({ caseId: part.caseId, ref });
      points.set(id, known);
    }
  }
  return [...points.values()];
}

export type NewFile = { name: string; mediaType: string; size: number; sm3: string };

/**
 * 一次补正: what was mended goes to every case that asked for it, each as a new round of its own. Throws `not-found`,
 * `answers-invalid` with the fields of the case that refused first.
 */
export async function mendJoint(
  ctx: CasesContext,
  actor: ApplicantActor,
  input: { jointId: string; key: string; answers: Record<string, unknown>; files: Record<string, NewFile[]> },
): Promise<void> {
  const joint = await loadJoint(ctx, ctx.db, input.jointId);
  if (joint?.subjectId !== actor.subjectId) throw new AppError('not-found');
  const points = await mendPoints(ctx, actor, joint);
  const cases = new Set(points.flatMap(({ of }) => of.map(({ caseId }) => caseId)));
  for (const caseId of cases) {
    const draft = await startCorrection(ctx, actor, caseId);
    const answers: Record<string, unknown> = {};
    for (const { id, kind, of } of points) {
      for (const { ref } of of.filter((one) => one.caseId === caseId)) {
        if (kind === 'field' && id in input.answers) answers[ref] = input.answers[id];
        if (kind === 'field') continue;
        for (const file of input.files[id] ?? [])
          await addUpload(ctx, actor, draft.id, { ...file, materialId: ref });
      }
    }
    await saveDraft(ctx, actor, { draftId: draft.id, answers });
    await resubmitCase(ctx, actor, { caseId, key: `${input.key}-${caseId}`, draftId: draft.id });
  }
}

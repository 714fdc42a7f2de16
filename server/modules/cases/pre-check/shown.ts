import type { Answers } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { DraftContents } from '../queries/draft-contents.ts';

/** The application as it stood when it was shown; what the applicant changes afterwards is not seen. */
export type Shown = {
  subject: { kind: ApplicantActor['subjectKind']; name: string };
  answers: Answers;
  materials: {
    id: string;
    name: string;
    required: boolean;
    source: string;
    licence: string | null;
    files: { id: string; name: string; mediaType: string; size: number; sm3: string }[];
  }[];
  /** Names of fields and materials that the platform itself finds missing or wrong. */
  lacking: string[];
};

export function shownOf(
  { subjectKind, subjectName }: Pick<ApplicantActor, 'subjectKind' | 'subjectName'>,
  { draft, sourced, problems, missing }: DraftContents,
): Shown {
  return {
    subject: { kind: subjectKind, name: subjectName },
    answers: draft.answers,
    materials: sourced.map(({ material, need, source, licence }) => ({
      id: material.id,
      name: material.name,
      required: need === 'required',
      source,
      licence: licence && `${licence.typeName} ${licence.number}`,
      files: draft.uploads
        .filter(({ materialId }) => materialId === material.id)
        .map(({ id, name, mediaType, size, sm3 }) => ({ id, name, mediaType, size, sm3 })),
    })),
    lacking: [...problems, ...missing].map(({ field, params }) => String(params.label ?? field)),
  };
}

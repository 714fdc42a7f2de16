import Type, { type Static } from 'typebox';

/**
 * 告知承诺 (国办发〔2020〕42号): what an item tells those who commit instead of handing a paper in. Absent parts come from
 * data/commitment.json.
 */
export const CommitmentTerms = Type.Object({
  obligations: Type.Array(Type.String({ minLength: 1, maxLength: 500 }), {
    maxItems: 20,
    description: 'what the applicant commits to besides the truth of what the papers would prove',
  }),
  consequences: Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: 20 }),
  basis: Type.Union([Type.String({ maxLength: 300 }), Type.Null()]),
});
export type CommitmentTerms = Static<typeof CommitmentTerms>;

/** The text that is put before the applicant and that she signs; kept sealed as it was. */
export type CommitmentText = {
  /** Of data/commitment.json. */
  version: number;
  item: string;
  materials: string[];
  obligations: string[];
  consequences: string[];
  basis: string | null;
};

/** As signed: the name that was typed, or stands on the print of this mark; by whom, in whose name. */
export type SignedCommitment = CommitmentText & {
  signedName: string;
  subjectName: string;
  signedAt: string;
  onPaper?: { mark: string };
};

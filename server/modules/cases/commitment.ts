import type { ItemDefinition, Material } from '../../../contracts/catalogue.ts';
import type { LimitUnit } from '../../../contracts/catalogue-codes.ts';
import type { CommitmentText, SignedCommitment } from '../../../contracts/commitment.ts';
import type { ApplicantActor, MandateScope } from '../../../contracts/identity.ts';
import general from '../../../data/commitment.json' with { type: 'json' };
import { AppError } from '../../platform/errors.ts';
import type { LimitRef } from './events/refs.ts';

/** What is put before the applicant: the general text of data/commitment.json and what the item adds to it. */
export function commitmentText(
  { name, commitment }: Pick<ItemDefinition, 'name' | 'commitment'>,
  materials: string[],
): CommitmentText {
  return {
    version: general.version,
    item: name,
    materials,
    obligations: [...general.obligations, ...(commitment?.obligations ?? [])],
    consequences: [...general.consequences, ...(commitment?.consequences ?? [])],
    basis: commitment?.basis ?? general.basis,
  };
}

/** How long after acceptance a material that may come later must be there. */
export function deferralOf(
  item: Pick<ItemDefinition, 'deferral'>,
  material: Pick<Material, 'deferral'>,
): LimitRef {
  const { value, unit } = material.deferral ?? item.deferral ?? general.deferral;
  return { value, unit: unit as LimitUnit };
}

/** Her name, typed under the text; or by hand, on the print with this mark. */
export type Signature = { typed: string | undefined } | { onPaper: string };

/**
 * Signs by typing one's own name, signed in: an act of its own beside the submission. Throws `invalid-input` (field
 * `signature`) for another name, `outside-mandate` (commit) for an agent whose mandate does not say so.
 */
export function signCommitment(
  text: CommitmentText,
  actor: Pick<ApplicantActor, 'personName' | 'subjectName'>,
  mandate: MandateScope | null,
  how: Signature,
  at: Date,
): SignedCommitment {
  if (mandate && !mandate.mayCommit) throw new AppError('outside-mandate', { reason: 'commit' });
  const { personName: signedName, subjectName } = actor;
  const signed = { ...text, signedName, subjectName, signedAt: at.toISOString() };
  // The clerk saw her and her card, and her hand stands on the print.
  if ('onPaper' in how) return { ...signed, onPaper: { mark: how.onPaper } };
  const { typed } = how;
  const plain = (name: string) => name.normalize('NFKC').replace(/[\s·•・‧]/gu, '');
  if (plain(typed ?? '') !== plain(actor.personName)) {
    const code = typed?.trim() ? 'signature-name' : 'signature-missing';
    throw new AppError('invalid-input', {}, [{ field: 'signature', code, params: {} }]);
  }
  return signed;
}

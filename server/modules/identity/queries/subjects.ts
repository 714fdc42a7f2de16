import type { SubjectKind } from '../../../../contracts/identity.ts';
import type { IdentityContext } from '../context.ts';
import { maskIdNumber, maskName, maskPhone } from '../mask.ts';
import { openField } from '../personal-data.ts';
import { nameOf, subjectById } from '../store/subjects.ts';

/** Of a subject: `number` is an ID number or a USCC. */
export type SubjectDetails = {
  id: string;
  kind: SubjectKind;
  name: string;
  number: string;
  phone: string | null;
  demonstration: boolean;
};

/**
 * In clear. For the subject's own form (nothing is asked that the platform holds) and for sealing into a case at
 * submission; officers see `maskedSubject` and go through `unmask`.
 */
export async function subjectDetails(ctx: IdentityContext, id: string): Promise<SubjectDetails | undefined> {
  const row = await subjectById(ctx.db, id);
  if (!row) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    name: nameOf(ctx.keyring, row),
    number: openField(ctx.keyring, row.id, 'number', row.number_sealed),
    phone: row.phone_sealed && openField(ctx.keyring, row.id, 'phone', row.phone_sealed),
    demonstration: row.demonstration,
  };
}

/** What officers see: a person's name, number and phone masked; name and USCC of an organisation are public. */
export async function maskedSubject(ctx: IdentityContext, id: string): Promise<SubjectDetails | undefined> {
  const open = await subjectDetails(ctx, id);
  if (!open) return undefined;
  const phone = open.phone && maskPhone(open.phone);
  if (open.kind !== 'person') return { ...open, phone };
  return { ...open, name: maskName(open.name), number: maskIdNumber(open.number), phone };
}

import type { LicenceTerm } from '../../../contracts/licence-layouts.ts';
import { dateOfDay, dayNumber } from '../../platform/dates.ts';
import { AppError } from '../../platform/errors.ts';
import { identifierOf } from './identifier.ts';
import { lastDay } from './issuing/validity.ts';
import { type TypeFace, termOf } from './layouts.ts';
import type { LicenceContent } from './licence.ts';

/**
 * What the next version of a licence says: the same number and the same first three parts of its identifier, one
 * version more (GB/T 36904). A change takes new values and keeps the end; a renewal goes on from the old end.
 */
export function nextVersion(
  old: LicenceContent,
  act: 'change' | 'renew',
  changed: Readonly<Record<string, string>>,
  at: { today: string; publicUrl: string; face: TypeFace | undefined; same?: boolean },
): LicenceContent {
  const { face } = at;
  const keys = Object.keys(changed);
  const known = new Set(old.fields.map(({ key }) => key));
  if (keys.some((key) => !known.has(key)) || (act === 'change' && !keys.length && !at.same)) {
    throw new AppError('invalid-input', { reason: 'fields' });
  }
  const fields = old.fields.map((field) => ({ ...field, value: changed[field.key]?.trim() || field.value }));
  const valueThat = (is: 'holder-name' | 'holder-code', before: string) => {
    const key = face?.fields.find((field) => field.is === is)?.key;
    return fields.find((field) => field.key === key)?.value ?? before;
  };
  const version = String(Number(old.version) + 1).padStart(3, '0');
  const [, , serial = ''] = old.identifier.split('.');
  const identifier = identifierOf({ typeCode: old.typeCode, issuer: old.issuer.uscc, serial, version });
  return {
    ...old,
    fields,
    holder: {
      name: valueThat('holder-name', old.holder.name),
      code: valueThat('holder-code', old.holder.code),
    },
    version,
    identifier,
    issuedOn: at.today,
    validUntil: act === 'renew' ? renewed(old.validUntil, face ? termOf(face) : null) : old.validUntil,
    verifyUrl: `${at.publicUrl}/v/${identifier}`,
  };
}

/** One more term after the old end (行政许可法 art. 50): who renews early loses no day. */
function renewed(until: string | null, term: LicenceTerm): string | null {
  if (until === null || term === null) {
    throw new AppError('not-allowed-now', { reason: 'licence-no-end', command: 'renew' });
  }
  return lastDay(dateOfDay(dayNumber(until) + 1), term);
}

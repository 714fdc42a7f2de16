import type { Organisation } from '../../../../contracts/regions.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import { identifierOf, typeCodeOf } from '../identifier.ts';
import { type TypeFace, termOf } from '../layouts.ts';
import type { LicenceContent } from '../licence.ts';
import type { FilledFace } from './face-values.ts';
import { type NumberParts, numberScope, writeNumber } from './number.ts';
import { lastDay } from './validity.ts';

/** Takes the next of a gapless sequence. */
export type TakeSerial = (scope: string) => Promise<number>;

export type Making = {
  type: { id: string; name: string; typeCode: string | null };
  face: TypeFace;
  filled: FilledFace;
  issuer: Organisation;
  /** The county's six digits: what numbers of licences begin with. */
  division: string;
  answer: NumberParts['answer'];
  publicUrl: string;
  /** Only a demonstration's seal is at hand. */
  testOnly: boolean;
  at: Date;
};

/**
 * What a first issue says. Serial and number are taken here, so it belongs into the transaction that writes the
 * licence. AppError `licence-not-made` (fields, issuer, number) instead of an incomplete one.
 */
export async function contentOf(making: Making, take: TakeSerial): Promise<LicenceContent> {
  const { type, face, filled, issuer, at } = making;
  if (filled.missing.length) {
    const names = filled.missing.map(({ label }) => label).join('、');
    throw new AppError('licence-not-made', { reason: 'fields', names, fields: filled.missing });
  }
  if (!issuer.uscc) throw new AppError('licence-not-made', { reason: 'issuer', issuer: issuer.name });
  const today = localDate(at);
  const year = today.slice(0, 4);
  const { code, assumed } = typeCodeOf(type);
  const number = await numberOf(making, year, take);
  const serial = `${year}${String(await take(`serial/${code}/${issuer.uscc}/${year}`)).padStart(8, '0')}`;
  const identifier = identifierOf({ typeCode: code, issuer: issuer.uscc, serial, version: '001' });
  return {
    typeId: type.id,
    typeName: type.name,
    typeCode: code,
    typeCodeAssumed: assumed,
    identifier,
    number,
    version: '001',
    issuer: { name: issuer.name, uscc: issuer.uscc },
    divisionCode: issuer.divisionCode,
    issuedOn: today,
    validFrom: today,
    validUntil: lastDay(today, termOf(face)),
    ...(face.openTerm ? { openTerm: true } : {}),
    holder: filled.holder,
    fields: filled.fields,
    demo: issuer.demo || making.testOnly,
    verifyUrl: `${making.publicUrl}/v/${identifier}`,
  };
}

async function numberOf(making: Making, year: string, take: TakeSerial): Promise<string> {
  const { type, face, filled, division } = making;
  const parts: NumberParts = {
    division,
    year,
    face: (key) => filled.fields.find((field) => field.key === key)?.value ?? '',
    answer: making.answer,
  };
  const scope = numberScope(type.id, parts, face.number);
  const seq = scope ? await take(scope) : 0;
  try {
    return writeNumber(parts, seq, face.number);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError('licence-not-made', { reason: 'number', rule: face.number?.format ?? '' });
  }
}

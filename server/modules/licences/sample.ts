import type { LicenceType } from '../../../contracts/licences.ts';
import { sm3Hex } from '../../platform/crypto/index.ts';
import { AppError } from '../../platform/errors.ts';
import { faceOf } from './design.ts';
import { identifierOf, typeCodeOf } from './identifier.ts';
import { lastDay } from './issuing/validity.ts';
import { type TypeFace, termOf } from './layouts.ts';
import type { LicenceContent } from './licence.ts';

/** The invented authority that issues every sample. */
const ISSUERS: Record<string, { name: string; uscc: string }> = {
  '31': { name: '德昌县市场监督管理局（演示）', uscc: '11513424MB00000196' },
};
const OTHER_ISSUER = { name: '德昌县政务服务中心（演示）', uscc: '12513424MB00000193' };

/**
 * An invented licence of a type, for samples, tests and measurements. `values` replaces fields by key. AppError
 * `licence-external` for a type that the platform does not issue.
 */
export function sampleLicence(
  type: LicenceType,
  on: string,
  options: { values?: Record<string, string>; publicUrl?: string; serial?: string; face?: TypeFace } = {},
): LicenceContent {
  const face = options.face ?? faceOf(type);
  if (type.issuedBy === 'external' || !face) throw new AppError('licence-external', { type: type.name });
  const issuer = ISSUERS[type.departmentCode ?? ''] ?? OTHER_ISSUER;
  const { code, assumed } = typeCodeOf(type);
  const serial = options.serial ?? `${on.replaceAll('-', '')}${sm3Hex(type.id).slice(0, 4).toUpperCase()}`;
  const identifier = identifierOf({ typeCode: code, issuer: issuer.uscc, serial, version: '001' });
  const fields = face.fields.map(({ key, label, sample, personal = false }) => ({
    key,
    label,
    personal,
    value: options.values?.[key] ?? sample,
  }));
  const fieldThat = (is: 'holder-name' | 'holder-code') => {
    const key = face.fields.find((field) => field.is === is)?.key;
    return fields.find((field) => field.key === key)?.value ?? '';
  };
  return {
    typeId: type.id,
    typeName: type.name,
    typeCode: code,
    typeCodeAssumed: assumed,
    identifier,
    number: face.sampleNumber,
    version: '001',
    issuer,
    divisionCode: '513424',
    issuedOn: on,
    validFrom: on,
    validUntil: lastDay(on, termOf(face)),
    ...(face.openTerm ? { openTerm: true } : {}),
    holder: { name: fieldThat('holder-name'), code: fieldThat('holder-code') },
    fields,
    photo: 'sample',
    demo: true,
    verifyUrl: `${options.publicUrl ?? 'https://tongban.example'}/v/${identifier}`,
  };
}

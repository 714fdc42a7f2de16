import type { LicenceField } from '../../../contracts/licence-layouts.ts';

/** Everything a licence says, before it is drawn (GB/T 36903-2018 metadata and the elements of its face). */
export type LicenceContent = {
  typeId: string;
  typeName: string;
  /** 21 characters; `typeCodeAssumed`: the ministry's code is not known, so a demonstration definer stands in. */
  typeCode: string;
  typeCodeAssumed: boolean;
  /** GB/T 36904 without root. */
  identifier: string;
  number: string;
  /** Three digits, 001 for the first issue. */
  version: string;
  issuer: { name: string; uscc: string };
  divisionCode: string;
  /** Civil dates YYYY-MM-DD; `validUntil` null: no end. */
  issuedOn: string;
  validFrom: string;
  validUntil: string | null;
  holder: { name: string; code: string };
  fields: { key: LicenceField['key']; label: string; value: string; personal?: boolean }[];
  /** The photograph of its face: where it is kept, or `sample` for the outline of a person. */
  photo?: string;
  /** Nothing says how long it is valid. */
  openTerm?: boolean;
  /** A licence of the demonstration has no legal effect, and says so on its face and in its metadata. */
  demo: boolean;
  /** What the QR code opens. */
  verifyUrl: string;
};

/** Metadata by their Chinese names, in the order they are written; the face follows as 照面.<label>. */
export function metadataOf(licence: LicenceContent): [name: string, value: string][] {
  return [
    ['证照标识', `1.2.156.3005.2.${licence.identifier}`],
    ['证照类型代码', licence.typeCode],
    ['证照名称', licence.typeName],
    ['证照编号', licence.number],
    ['证照颁发机构', licence.issuer.name],
    ['证照颁发机构代码', licence.issuer.uscc],
    ['证照所属行政区划代码', licence.divisionCode],
    ['证照颁发日期', licence.issuedOn],
    ['证照有效期开始日期', licence.validFrom],
    ['证照有效期截止日期', licence.validUntil ?? (licence.openTerm ? '未写明' : '长期')],
    ['持证主体', licence.holder.name],
    ['持证主体代码', licence.holder.code],
    ['证照版本号', licence.version],
    ...(licence.typeCodeAssumed
      ? [['证照类型代码说明', '演示定义机构，非部委代码'] as [string, string]]
      : []),
    ...(licence.demo ? [['说明', '演示数据，仅供测试，无法律效力'] as [string, string]] : []),
    ...licence.fields.map(({ label, value }): [string, string] => [`照面.${label}`, value]),
  ];
}

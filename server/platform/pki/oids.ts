/** Object identifiers of SM2 certificates (GB/T 33560, RFC 5280). */
export const oids = {
  sm2WithSm3: '1.2.156.10197.1.501',
  sm3: '1.2.156.10197.1.401',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
} as const;

/** Attributes of a distinguished name, in the order they are written. */
export const nameParts = { C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11', CN: '2.5.4.3' } as const;
export type NamePart = keyof typeof nameParts;
export type Name = Partial<Record<NamePart, string>>;

/** Bits of the first byte of KeyUsage. */
export const keyUsages = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  keyCertSign: 0x04,
  cRLSign: 0x02,
} as const;

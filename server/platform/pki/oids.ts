/** Object identifiers of SM2 certificates (GB/T 33560, RFC 5280). */
export const oids = {
  sm2WithSm3: '1.2.156.10197.1.501',
  sm3: '1.2.156.10197.1.401',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  crlNumber: '2.5.29.20',
  crlReason: '2.5.29.21',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
} as const;

/** Of signed messages (RFC 5652, GB/T 35275) and time stamps (RFC 3161, GB/T 20520). */
export const cmsOids = {
  signedData: '1.2.840.113549.1.7.2',
  /** The same under the number of GB/T 35275, which some services write. */
  signedDataGm: '1.2.156.10197.6.1.4.2.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  /** SM2 signatures as services name them: with the digest, the algorithm alone, or just the curve. */
  sm2Signature: ['1.2.156.10197.1.501', '1.2.156.10197.1.301.1', '1.2.156.10197.1.301'],
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

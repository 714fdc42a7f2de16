/** X.509 certificates with SM2 keys: reading, issuing, chains, and the certificate authority of the demonstration. */
export { type Certificate, readCertificate } from './certificate.ts';
export { type ChainProblem, type ChainResult, checkChain, type Trust, trustOf } from './chain.ts';
export {
  type Crl,
  crlBy,
  type Revocation,
  type RevocationReason,
  readCrl,
  revocationReasons,
  serialKey,
  writeCrl,
} from './crl.ts';
export {
  type Credential,
  type DemoCa,
  missing,
  openDemoCa,
  readCredential,
  trustPem,
  writeCredential,
} from './demo-ca.ts';
export { type CertificateRequest, type Issuer, issueCertificate } from './issue.ts';
export { type Name, oids } from './oids.ts';
export { readCrlPem, readPem, writeCrlPem, writePem } from './pem.ts';
export {
  checkTimestamp,
  type ReadTimestamp,
  readTimestamp,
  readTimestampRequest,
  readTimestampResponse,
  type TimestampProblem,
  writeTimestamp,
  writeTimestampRefusal,
  writeTimestampRequest,
  writeTimestampResponse,
} from './timestamp.ts';

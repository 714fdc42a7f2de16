import { type Certificate, readCertificate } from './certificate.ts';
import { type Crl, readCrl } from './crl.ts';

/** PEM (RFC 7468) of certificates, one after the other. */
export const writePem = (...certificates: Certificate[]): string =>
  certificates.map(({ der }) => block('CERTIFICATE', der)).join('');

export const writeCrlPem = (crl: Crl): string => block('X509 CRL', crl.der);

function block(kind: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${kind}-----\n${lines}\n-----END ${kind}-----\n`;
}

/** All certificates in a text, other blocks passed over; throws when one is not what readCertificate takes. */
export const readPem = (text: string): Certificate[] => blocks(text, 'CERTIFICATE').map(readCertificate);

/** All revocation lists in a text, other blocks passed over; throws when one is not what readCrl takes. */
export const readCrlPem = (text: string): Crl[] => blocks(text, 'X509 CRL').map(readCrl);

function blocks(text: string, kind: string): Buffer[] {
  const found = text.matchAll(
    new RegExp(`-----BEGIN ${kind}-----([\\sA-Za-z0-9+/=]+)-----END ${kind}-----`, 'g'),
  );
  return [...found].map(([, inside = '']) => Buffer.from(inside, 'base64'));
}

import { type Certificate, readCertificate } from './certificate.ts';

/** PEM (RFC 7468) of certificates, one after the other. */
export function writePem(...certificates: Certificate[]): string {
  return certificates
    .map(({ der }) => {
      const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
      return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
    })
    .join('');
}

/** All certificates in a text, other blocks passed over; throws when one is not what readCertificate takes. */
export function readPem(text: string): Certificate[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/g);
  return [...blocks].map((block) => readCertificate(Buffer.from(block[1] ?? '', 'base64')));
}

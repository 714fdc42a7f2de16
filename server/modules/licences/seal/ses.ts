import { der } from '../../../platform/der/index.ts';
import { oids } from '../../../platform/pki/index.ts';

/** Who a seal belongs to and what it looks like: the part of a seal that its maker signs. */
export type SealInfo = {
  /** Code of the seal, ASCII: 14 digits in practice. */
  id: string;
  /** Who made it, ASCII. */
  vendor: string;
  /** Free by business; 1 is a seal of an organisation. */
  type: number;
  name: string;
  /** Certificates (DER) that may sign with the seal. */
  certificates: Uint8Array[];
  createdAt: Date;
  validFrom: Date;
  validUntil: Date;
  /** `type` such as png; sizes in whole millimetres. */
  picture: { type: string; data: Uint8Array; width: number; height: number };
};

/** Version of the structures of GB/T 38540-2020. */
export const SES_VERSION = 4;
const { sequence, integer, ia5, utf8, octets, bits, oid, generalizedTime, explicit } = der;

/** SES_SealInfo: what the maker signs, and nothing else of the seal. */
export function writeSealInfo(seal: SealInfo): Buffer {
  const { picture } = seal;
  return sequence(
    sequence(ia5('ES'), integer(SES_VERSION), ia5(seal.vendor)),
    ia5(seal.id),
    sequence(
      integer(seal.type),
      utf8(seal.name),
      integer(1), // the list holds certificates, not digests of them
      sequence(...seal.certificates.map((certificate) => octets(certificate))),
      generalizedTime(seal.createdAt),
      generalizedTime(seal.validFrom),
      generalizedTime(seal.validUntil),
    ),
    sequence(ia5(picture.type), octets(picture.data), integer(picture.width), integer(picture.height)),
  );
}

/** SESeal: the information, the maker's certificate and the maker's signature over the information. */
export function writeSeal(info: Uint8Array, maker: Uint8Array, signature: Uint8Array): Buffer {
  return sequence(info, octets(maker), oid(oids.sm2WithSm3), bits(signature));
}

/** TBS_Sign: what the signer signs. `digest` is the SM3 of Signature.xml; `protects` its place in the package. */
export function writeToSign(seal: Uint8Array, at: Date, digest: Uint8Array, protects: string): Buffer {
  return sequence(integer(SES_VERSION), seal, generalizedTime(at), bits(digest), ia5(protects));
}

/** SES_Signature: the content of SignedValue.dat. `timestamp`: a token over the signature (GB/T 20520), where there is one. */
export function writeSignature(
  toSign: Uint8Array,
  signer: Uint8Array,
  signature: Uint8Array,
  timestamp?: Uint8Array | null,
): Buffer {
  const stamped = timestamp ? [explicit(0, bits(timestamp))] : [];
  return sequence(toSign, octets(signer), oid(oids.sm2WithSm3), bits(signature), ...stamped);
}

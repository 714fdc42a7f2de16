/** The organisation whose seal is put on: as in the licence. */
export type SealHolder = { uscc: string; name: string };

export type OrganisationSeal = {
  /** SESeal, as it is stored in files. */
  esl: Buffer;
  id: string;
  /** The picture, for renditions, and its size in millimetres. */
  picture: { png: Buffer; width: number; height: number };
  /** DER of the certificate that signs. */
  signer: Buffer;
};

/**
 * Where seals and signatures come from. In a deployment it is the province's 统一电子印章系统 and a signature server
 * with hardware keys (GM/T 0029): it gets the bytes to sign and may turn them into SM3(Z ‖ bytes) itself.
 */
export type SealProvider = {
  name: string;
  /** The seal in use of an organisation at an instant; AppError where it has none that may be used. */
  sealOf(holder: SealHolder, at: Date): Promise<OrganisationSeal>;
  /** Ends the seal of an organisation for good: the next one asked for is another. */
  destroy(holder: SealHolder): Promise<void>;
  /** SM2 signature (DER) over the bytes by the certificate of the seal. */
  sign(seal: OrganisationSeal, bytes: Uint8Array): Promise<Buffer>;
};

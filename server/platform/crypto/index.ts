export { addSealingKey, type Keyring, openKeyring } from './keyring.ts';
export { hashPassword, needsRehash, PASSWORD_COST, verifyPassword } from './password.ts';
export { SealError } from './seal-error.ts';
export { selfTest } from './self-test.ts';
export { sm2EngineName, sm2Sign, sm2Verify } from './sm2.ts';
export {
  newSm2Key,
  privateOfPkcs8,
  publicOfSpki,
  type Sm2Private,
  type Sm2Public,
} from './sm2-keys.ts';
export { hmacSm3Hex, sm3Hex } from './sm3.ts';

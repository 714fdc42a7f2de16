export { addSealingKey, type Keyring, openKeyring } from './keyring.ts';
export { hashPassword, needsRehash, PASSWORD_COST, verifyPassword } from './password.ts';
export { SealError } from './seal-error.ts';
export { selfTest } from './self-test.ts';
export { hmacSm3Hex, sm3Hex } from './sm3.ts';

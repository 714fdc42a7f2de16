import { createHmac, hash } from 'node:crypto';

/** SM3 (GB/T 32905) as 64 lower-case hex digits; text is hashed as UTF-8. */
export function sm3Hex(data: string | Uint8Array): string {
  return hash('sm3', data);
}

/** HMAC-SM3 as 64 lower-case hex digits. */
export function hmacSm3Hex(key: string | Uint8Array, data: string | Uint8Array): string {
  return createHmac('sm3', key).update(data).digest('hex');
}

/** HMAC-SM3, 32 bytes. */
export function hmacSm3(key: string | Uint8Array, data: string | Uint8Array): Buffer {
  return createHmac('sm3', key).update(data).digest();
}

import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';
import { type Credential, readTimestampRequest, writeTimestamp } from '../../../platform/pki/index.ts';
import type { TimestampProvider } from './provider.ts';

/** A policy of the demonstration, below a number that belongs to nobody (ITU-T X.660 arc 2.999 for examples). */
export const DEMO_POLICY = '2.999.20261122.1';

/** Time stamps by the demonstration's own authority and by the clock of this machine: 仅供测试, as its name says. */
export function localTimestamps(authority: Credential, clock: Clock): TimestampProvider {
  return {
    name: 'local',
    async stamp(digest) {
      return writeTimestamp({ digest, nonce: null, wantsCertificate: true }, demoFacts(clock), authority);
    },
  };
}

/** The same authority as a service of RFC 3161: a request in, a token out. DerError for what is no request. */
export function answerTimestampRequest(request: Uint8Array, authority: Credential, clock: Clock): Buffer {
  return writeTimestamp(readTimestampRequest(request), demoFacts(clock), authority);
}

function demoFacts(clock: Clock) {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return { policy: DEMO_POLICY, serial, at: clock.now() };
}

import {
  checkTimestamp,
  readTimestamp,
  readTimestampResponse,
  writeTimestampRequest,
} from '../../../platform/pki/index.ts';
import { fetchBytes, ServiceError } from './fetch-bytes.ts';
import type { TimestampProvider, TrustProvider } from './provider.ts';

/** The answer must be of now: a token from a shelf, or a service whose clock is wrong, is refused. */
const CLOCK_SKEW_MS = 5 * 60_000;
/** A token with a chain of certificates has 3 to 6 KB. */
const MOST_BYTES = 64 * 1024;

/**
 * Time stamps of a service by RFC 3161 over HTTP (3.4). The token is checked before it is used, so that no licence goes
 * out with one that nobody will believe. Throws a ServiceError, or says what is wrong with the token.
 */
export function httpTimestamps(options: {
  url: string;
  /** Sent as a bearer token where given. */
  token?: string | undefined;
  trust: TrustProvider;
  clock: { now(): Date };
  timeoutMs?: number;
}): TimestampProvider {
  return {
    name: 'http',
    async stamp(digest) {
      const asked = writeTimestampRequest(digest);
      const reply = await fetchBytes(options.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/timestamp-query',
          accept: 'application/timestamp-reply',
          ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        },
        body: asked.bytes,
        timeoutMs: options.timeoutMs ?? 10_000,
        mostBytes: MOST_BYTES,
      });
      const token = readTimestampResponse(reply);
      const stamp = readTimestamp(token);
      if (stamp.nonce !== asked.nonce) throw new ServiceError('time stamp: an answer to something else');
      const checked = checkTimestamp(stamp, digest, await options.trust.trust());
      if (checked.problem) throw new ServiceError(`time stamp: ${checked.problem}`);
      if (Math.abs(stamp.at.getTime() - options.clock.now().getTime()) > CLOCK_SKEW_MS)
        throw new ServiceError(`time stamp: it says ${stamp.at.toISOString()}`);
      return token;
    },
  };
}

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../platform/clock.ts';
import {
  type Certificate,
  type Crl,
  type Issuer,
  missing,
  type Revocation,
  type RevocationReason,
  readCrlPem,
  revocationReasons,
  serialKey,
  writeCrl,
  writeCrlPem,
} from '../../../platform/pki/index.ts';
import { statusFrom } from './crl-status.ts';
import type { CertStatusProvider } from './provider.ts';

const DAY_MS = 86_400_000;
/** A list is good for a week and made anew each day, so that one read yesterday still serves tomorrow. */
const GOOD_FOR_MS = 7 * DAY_MS;
const RENEWED_AFTER_MS = DAY_MS;

export type LocalCertStatus = CertStatusProvider & {
  /** The list in force; made when there is none, when it is a day old, or when something was revoked since. */
  crl(): Promise<Crl>;
  /** For good. Revoked twice, the first stays. */
  revoke(certificate: Certificate, reason: RevocationReason): Promise<void>;
};

/**
 * The revocation list of the demonstration's CA: `<dir>/revoked/<serial>.json`, one file for each certificate, so that
 * two processes never undo each other's, and the list as `<dir>/issuing.crl` with its number and dates.
 */
export function localCertStatus(dir: string, issuing: Issuer, clock: Clock): LocalCertStatus {
  const folder = join(dir, 'revoked');
  const path = join(dir, 'issuing.crl');

  async function revocations(): Promise<Revocation[]> {
    const names = await readdir(folder).catch(nothingYet<string>);
    return Promise.all(
      names
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map(async (name) => {
          const said = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
            at: string;
            reason: number;
          };
          return { serial: name.slice(0, -'.json'.length), at: new Date(said.at), reason: said.reason };
        }),
    );
  }

  async function crl(): Promise<Crl> {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (!missing(error)) throw error;
      return '';
    });
    const [known] = readCrlPem(text);
    const revoked = await revocations();
    const now = clock.now();
    const fresh =
      known &&
      known.thisUpdate <= now &&
      now.getTime() - known.thisUpdate.getTime() < RENEWED_AFTER_MS &&
      revoked.every(({ serial }) => known.revoked.has(serial));
    if (fresh) return known;
    const number = known?.number ? Number.parseInt(known.number, 16) + 1 : 1;
    const nextUpdate = new Date(now.getTime() + GOOD_FOR_MS);
    const made = writeCrl({ number, thisUpdate: now, nextUpdate, revoked }, issuing);
    const aside = `${path}.${randomBytes(6).toString('hex')}`;
    await writeFile(aside, writeCrlPem(made));
    await rename(aside, path);
    return made;
  }

  return {
    name: 'local',
    crl,
    async revoke(certificate, reason) {
      const said = { at: clock.now().toISOString(), reason: revocationReasons[reason] };
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, `${serialKey(certificate)}.json`), JSON.stringify(said), {
        flag: 'wx',
      }).catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      });
      await crl();
    },
    async status(certificate, issuer) {
      if (!issuer.der.equals(issuing.certificate.der)) return { state: 'not-known' };
      return statusFrom(await crl(), certificate);
    },
  };
}

function nothingYet<T>(error: unknown): T[] {
  if (!missing(error)) throw error;
  return [];
}

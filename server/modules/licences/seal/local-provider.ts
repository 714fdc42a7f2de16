import { randomInt } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mod37Hybrid36 } from '../../../../contracts/checks/iso7064.ts';
import { type Keyring, newSm2Key, sm2Sign, sm3Hex } from '../../../platform/crypto/index.ts';
import type { Fonts } from '../../../platform/fonts/index.ts';
import {
  type Certificate,
  type Credential,
  type DemoCa,
  issueCertificate,
  missing,
  readCredential,
  writeCredential,
} from '../../../platform/pki/index.ts';
import { SEAL_MM, sealPicture } from './picture.ts';
import type { OrganisationSeal, SealHolder, SealProvider } from './provider.ts';
import { writeSeal, writeSealInfo } from './ses.ts';
import { readSeal } from './ses-read.ts';

const YEAR_MS = 365 * 86_400_000;
const VALID_YEARS = 3;

/**
 * Seals of the demonstration: made on first use by its own CA, kept in `dir` with keys sealed by the keyring. The
 * picture says 仅供测试. A seal that has run out is followed by a new one, because it names its certificate.
 */
export function localSealProvider(
  dir: string,
  ctx: {
    ca: DemoCa;
    keyring: Keyring;
    fonts: Fonts;
    /** Tells the CA that a certificate signs no more. */
    revoke(certificate: Certificate, reason: 'cessationOfOperation'): Promise<void>;
  },
): SealProvider {
  const opened = new Map<string, Promise<{ seal: OrganisationSeal; credential: Credential }>>();
  const keys = new WeakMap<OrganisationSeal, Credential>();

  const pathOf = (holder: SealHolder) => join(dir, `${holder.uscc}-${sm3Hex(holder.name).slice(0, 8)}`);
  async function open(holder: SealHolder, at: Date) {
    const path = pathOf(holder);
    const found = await read(path, ctx.keyring).catch((error: unknown) => {
      if (!missing(error)) throw error;
      return null;
    });
    return found && usable(found.credential, at) ? found : make(path, holder, at, ctx);
  }

  return {
    name: 'local',
    async sealOf(holder, at) {
      const id = `${holder.uscc} ${holder.name}`;
      let entry = opened.get(id);
      if (entry && !usable((await entry).credential, at)) entry = undefined;
      entry ??= open(holder, at);
      opened.set(id, entry);
      entry.catch(() => opened.delete(id));
      const { seal, credential } = await entry;
      keys.set(seal, credential);
      return seal;
    },
    async destroy(holder) {
      opened.delete(`${holder.uscc} ${holder.name}`);
      const path = pathOf(holder);
      const gone = await read(path, ctx.keyring).catch((error: unknown) => {
        if (!missing(error)) throw error;
        return null;
      });
      if (gone) await ctx.revoke(gone.credential.certificate, 'cessationOfOperation');
      for (const end of ['.esl', '.key', '.crt']) await rm(path + end, { force: true });
    },
    async sign(seal, bytes) {
      const credential = keys.get(seal);
      if (!credential) throw new Error('a seal of another provider');
      return sm2Sign(credential.key, bytes);
    },
  };
}

const usable = ({ certificate }: Credential, at: Date) =>
  certificate.notBefore <= at && at <= certificate.notAfter;

async function read(path: string, keyring: Keyring) {
  const esl = await readFile(`${path}.esl`);
  return assemble(esl, await readCredential(path, keyring));
}

function assemble(esl: Buffer, credential: Credential) {
  const { info } = readSeal(esl);
  const { data, width, height } = info.picture;
  const picture = { png: Buffer.from(data), width, height };
  return { seal: { esl, id: info.id, picture, signer: credential.certificate.der }, credential };
}

async function make(
  path: string,
  holder: SealHolder,
  at: Date,
  { ca, keyring, fonts }: { ca: DemoCa; keyring: Keyring; fonts: Fonts },
) {
  const validFrom = new Date(at.getTime() - 60_000);
  const validUntil = new Date(at.getTime() + VALID_YEARS * YEAR_MS);
  const words = { name: holder.name, line: '电子证照专用章', note: '仅供测试' };
  const data = await sealPicture(fonts, words);
  const picture = { type: 'png', data, width: SEAL_MM, height: SEAL_MM };
  const id = sealCode(holder.uscc);
  const key = newSm2Key();
  const certificate = issueCertificate(
    {
      subject: { C: 'CN', O: `${holder.uscc}${holder.name}`, CN: id },
      publicKey: key.public,
      notBefore: validFrom,
      notAfter: validUntil,
    },
    ca.issuing,
  );
  const info = writeSealInfo({
    id,
    vendor: 'TONGBAN-DEMO',
    type: 1,
    name: `${holder.name}${words.line}（仅供测试）`,
    certificates: [certificate.der],
    createdAt: validFrom,
    validFrom,
    validUntil,
    picture,
  });
  const esl = writeSeal(info, ca.maker.certificate.der, sm2Sign(ca.maker.key, info));
  await writeCredential(path, { certificate, key }, keyring);
  await writeFile(`${path}.esl.new`, esl);
  await rename(`${path}.esl.new`, `${path}.esl`);
  return assemble(esl, { certificate, key });
}

/** 14 characters as seal codes have (GA/T 2000.6: place 6, seal 7, check 1); the place is that in the USCC. */
function sealCode(uscc: string): string {
  const body = `${uscc.slice(2, 8)}${String(randomInt(10_000_000)).padStart(7, '0')}`;
  return body + mod37Hybrid36(body);
}

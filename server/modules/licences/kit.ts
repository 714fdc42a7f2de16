import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Fonts, openFonts } from '../../platform/fonts/index.ts';
import { type DemoCa, openDemoCa, readPem, trustOf, trustPem } from '../../platform/pki/index.ts';
import { localSealProvider } from './seal/local-provider.ts';
import type { SealProvider } from './seal/provider.ts';
import { restSealProvider } from './seal/rest-provider.ts';
import { crlCertStatus } from './trust/crl-status.ts';
import { firstThatKnows } from './trust/first-that-knows.ts';
import { httpTimestamps } from './trust/http-timestamps.ts';
import { type LocalCertStatus, localCertStatus } from './trust/local-cert-status.ts';
import { localTimestamps } from './trust/local-timestamps.ts';
import type { CertStatusProvider, TimestampProvider, TrustProvider } from './trust/provider.ts';
import { trustFiles } from './trust/trust-files.ts';

/** What making and checking licences takes. Fonts are read on first use; a process that makes none stays small. */
export type LicenceKit = {
  fonts: Fonts;
  provider: SealProvider;
  /** Null: seals bear no time stamp, because whoever runs this said so. */
  timestamps: TimestampProvider | null;
  status: CertStatusProvider;
  trust: TrustProvider;
  ca: DemoCa;
  /** What the demonstration's own CA revoked. */
  ownStatus: LocalCertStatus;
};

type Outside = Partial<Pick<Config, 'sealService' | 'timestamps' | 'certStatus' | 'trustFile'>>;

/**
 * The kit of the demonstration: its own CA in `<dataDir>/ca`, seals, time stamps and revocation list below it, further
 * fonts for rare names in `<dataDir>/fonts`. `outside`: services that take their places, and further roots to trust.
 */
export async function openLicenceKit(
  dataDir: string,
  ctx: { clock: Clock; keyring: Keyring },
  outside: Outside = {},
): Promise<LicenceKit> {
  const dir = join(dataDir, 'ca');
  const ca = await openDemoCa(dir, ctx);
  const fonts = openFonts(join(dataDir, 'fonts'));
  const ownStatus = localCertStatus(dir, ca.issuing, ctx.clock);
  const provider = outside.sealService
    ? restSealProvider(outside.sealService)
    : localSealProvider(join(dir, 'seals'), { ca, keyring: ctx.keyring, fonts, revoke: ownStatus.revoke });
  const trust = trustFiles(trustOf(readPem(trustPem(ca))), outside.trustFile);
  await trust.trust(); // a list that cannot be read is told at start, not at the first licence
  return {
    fonts,
    provider,
    timestamps: timestampsOf(outside, { ca, trust, clock: ctx.clock }),
    status: firstThatKnows([ownStatus, ...remoteStatus(outside)]),
    trust,
    ca,
    ownStatus,
  };
}

/** The demonstration's stamp says 仅供测试, so it never goes beside a real seal. */
function timestampsOf(
  outside: Outside,
  own: { ca: DemoCa; trust: TrustProvider; clock: Clock },
): TimestampProvider | null {
  const { timestamps, sealService } = outside;
  if (timestamps === 'none') return null;
  if (timestamps) return httpTimestamps({ ...timestamps, trust: own.trust, clock: own.clock });
  if (sealService) {
    throw new Error(
      '设了 TONGBAN_SEAL_SERVICE，还要用 TONGBAN_TSA 写明时间戳服务的地址；没有时间戳服务就写 none。',
    );
  }
  return localTimestamps(own.ca.timestamps, own.clock);
}

function remoteStatus({ certStatus }: Outside): CertStatusProvider[] {
  return certStatus ? [crlCertStatus({ url: certStatus.crl })] : [];
}

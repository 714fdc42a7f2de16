import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Fonts, openFonts } from '../../platform/fonts/index.ts';
import { type DemoCa, openDemoCa, readPem, type Trust, trustOf, trustPem } from '../../platform/pki/index.ts';
import { localSealProvider } from './seal/local-provider.ts';
import type { SealProvider } from './seal/provider.ts';
import { restSealProvider } from './seal/rest-provider.ts';

/** What making and checking licences takes. Fonts are read on first use; a process that makes none stays small. */
export type LicenceKit = { fonts: Fonts; provider: SealProvider; ca: DemoCa; trust: Trust };

/**
 * The kit of the demonstration: its own CA in `<dataDir>/ca`, seals below it, further fonts for rare names in
 * `<dataDir>/fonts`. `outside`: a seal service instead of the demonstration's seals, and further roots to trust.
 */
export async function openLicenceKit(
  dataDir: string,
  ctx: { clock: Clock; keyring: Keyring },
  outside: {
    sealService?: { base: string; token: string } | undefined;
    trustFile?: string | undefined;
  } = {},
): Promise<LicenceKit> {
  const ca = await openDemoCa(join(dataDir, 'ca'), ctx);
  const fonts = openFonts(join(dataDir, 'fonts'));
  const provider = outside.sealService
    ? restSealProvider(outside.sealService)
    : localSealProvider(join(dataDir, 'ca', 'seals'), { ca, keyring: ctx.keyring, fonts });
  const further = outside.trustFile ? await readFile(outside.trustFile, 'utf8') : '';
  return { fonts, provider, ca, trust: trustOf(readPem(trustPem(ca) + further)) };
}

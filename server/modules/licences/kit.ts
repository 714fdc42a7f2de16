import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Fonts, openFonts } from '../../platform/fonts/index.ts';
import { type DemoCa, openDemoCa } from '../../platform/pki/index.ts';
import { localSealProvider } from './seal/local-provider.ts';
import type { SealProvider } from './seal/provider.ts';

/** What making and checking licences takes. Fonts are read on first use; a process that makes none stays small. */
export type LicenceKit = { fonts: Fonts; provider: SealProvider; ca: DemoCa };

/**
 * The kit of the demonstration: its own CA in `<dataDir>/ca`, seals below it, further fonts for rare names in
 * `<dataDir>/fonts`.
 */
export async function openLicenceKit(
  dataDir: string,
  ctx: { clock: Clock; keyring: Keyring },
): Promise<LicenceKit> {
  const ca = await openDemoCa(join(dataDir, 'ca'), ctx);
  const fonts = openFonts(join(dataDir, 'fonts'));
  const provider = localSealProvider(join(dataDir, 'ca', 'seals'), { ca, keyring: ctx.keyring, fonts });
  return { fonts, provider, ca };
}

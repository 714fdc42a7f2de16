import type { LicenceLayout } from '../../../contracts/licence-layouts.ts';
import { drawLicence } from './drawing/draw.ts';
import type { Picture } from './drawing/photo.ts';
import type { LicenceKit } from './kit.ts';
import { layoutOf } from './layouts.ts';
import type { LicenceContent } from './licence.ts';
import { ofdPackage } from './ofd/package.ts';
import { sealOfd } from './ofd/sign.ts';
import { pdfRendition } from './pdf/rendition.ts';

export type LicenceFiles = { ofd: Buffer; pdf: Buffer };

/**
 * Draws, seals and signs a licence: the OFD is the original, the PDF its rendition. `at` is the time of signing.
 * AppError `glyph-missing` or `licence-too-long` instead of an incomplete licence.
 */
export async function makeLicence(
  kit: Pick<LicenceKit, 'fonts' | 'provider' | 'timestamps'>,
  licence: LicenceContent,
  at: Date,
  layout: LicenceLayout = layoutOf(licence.typeId),
  photo: Picture | null = null,
): Promise<LicenceFiles> {
  const drawing = drawLicence(kit.fonts, layout, licence, photo);
  const by = { provider: kit.provider, timestamps: kit.timestamps, holder: licence.issuer, at };
  const ofd = await sealOfd(ofdPackage(kit.fonts, drawing, licence), drawing.sealAt, by);
  const { picture } = await kit.provider.sealOf(licence.issuer, at);
  return { ofd, pdf: await pdfRendition(kit.fonts, { drawing, licence, ofd, seal: picture }) };
}

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from '../portal/pages/props.ts';
import { openRenderer } from '../portal/render.ts';
import { samples } from '../portal/samples/index.ts';

/**
 * Draws every page of the portal with sample props into a folder, for eyes and screenshots: `node tools/gallery.ts
 * [folder]`. Views: standard, elder, contrast, en. Links lead nowhere; the style sheet is the real one.
 */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'dist', 'gallery');
const renderer = await openRenderer();
const elder = { elder: true, huge: false, contrast: false };
const views: Record<string, Partial<Frame>> = {
  standard: {},
  elder: { view: elder },
  contrast: { view: { elder: true, huge: true, contrast: true } },
  en: { locale: 'en' },
};
cpSync(renderer.assetFolder, join(folder, 'assets'), { recursive: true });
let count = 0;
for (const [view, frame] of Object.entries(views)) {
  mkdirSync(join(folder, view), { recursive: true });
  for (const sample of samples({ ...frame, assets: renderer.assets })) {
    const html = renderer.page(sample.page, sample.props as never);
    writeFileSync(join(folder, view, `${sample.name}.html`), html.replaceAll('"/assets/', '"../assets/'));
    count++;
  }
}
process.stdout.write(`${count} pages in ${folder}\n`);

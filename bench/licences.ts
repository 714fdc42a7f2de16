/**
 * Licences a second on one core: CPU time of drawing, sealing, PDF and verification, after a warm-up. Wall time says
 * little on a shared machine, so both are printed. Usage: tongban-run bench/licences.ts [count]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawLicence } from '../server/modules/licences/drawing/draw.ts';
import {
  layoutOf,
  openLicenceKit,
  readLicenceTypes,
  sampleLicence,
  shippedLicenceTypes,
  verifyLicence,
} from '../server/modules/licences/index.ts';
import { ofdPackage } from '../server/modules/licences/ofd/package.ts';
import { sealOfd } from '../server/modules/licences/ofd/sign.ts';
import { pdfRendition } from '../server/modules/licences/pdf/rendition.ts';
import { systemClock } from '../server/platform/clock.ts';
import { openKeyring, sm2EngineName } from '../server/platform/crypto/index.ts';
import { readPem, trustOf, trustPem } from '../server/platform/pki/index.ts';

const count = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'tongban-bench-'));
const keyring = await openKeyring(join(folder, 'keys'));
const kit = await openLicenceKit(folder, { clock: systemClock, keyring });
const type = readLicenceTypes(shippedLicenceTypes()).types.find(({ id }) => id === 'food-business-licence')!;
const layout = layoutOf(type.id);
const at = systemClock.now();
const licences = Array.from({ length: count }, (_, i) =>
  sampleLicence(type, '2026-11-22', { serial: `B${i}`, values: { operator: `示范第${i}号餐馆（演示）` } }),
);
const by = { provider: kit.provider, timestamps: kit.timestamps, holder: licences[0]!.issuer, at };
const seal = await kit.provider.sealOf(by.holder, at);

type Made = { licence: (typeof licences)[number]; drawing: ReturnType<typeof drawLicence>; ofd: Buffer };
async function sealed(licence: (typeof licences)[number]): Promise<Made> {
  const drawing = drawLicence(kit.fonts, layout, licence);
  const ofd = await sealOfd(ofdPackage(kit.fonts, drawing, licence), drawing.sealAt, by);
  return { licence, drawing, ofd };
}
const pdf = ({ licence, drawing, ofd }: Made) =>
  pdfRendition(kit.fonts, { licence, drawing, ofd, seal: seal.picture });

/** Runs `work` over all, prints how many a second of CPU and of the clock. */
async function measure<A, B>(name: string, list: A[], work: (one: A) => B | Promise<B>): Promise<B[]> {
  for (const one of list.slice(0, 20)) await work(one);
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  const results: B[] = [];
  for (const one of list) results.push(await work(one));
  const { user, system } = process.cpuUsage(cpu);
  const ms = (user + system) / 1000;
  const wall = performance.now() - start;
  const rate = (time: number) => ((list.length * 1000) / time).toFixed(0);
  console.log(
    `${name}: ${rate(ms)} /s/core (${(ms / list.length).toFixed(1)} ms CPU), ${rate(wall)} /s by the clock`,
  );
  return results;
}

console.log(`SM2 ${sm2EngineName}, ${count} licences`);
const made = await measure('sealed OFD', licences, sealed);
const pdfs = await measure('PDF with the OFD', made, pdf);
const trust = trustOf(readPem(trustPem(kit.ca)));
const checked = await measure('verification', made, ({ ofd }) => verifyLicence(ofd, trust, at).whole);
console.log(
  `OFD ${made[0]!.ofd.length} bytes, PDF ${pdfs[0]!.length} bytes, all whole: ${checked.every(Boolean)}`,
);
console.log(`resident ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
rmSync(folder, { recursive: true });

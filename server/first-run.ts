import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importItems, shippedItems } from './modules/catalogue/index.ts';
import { demoFile, loadDemo } from './modules/identity/index.ts';
import { importIndicators, shippedIndicators } from './modules/indicators/index.ts';
import { faceLabels, importLicenceTypes, shippedLicenceTypes } from './modules/licences/index.ts';
import { importPackages, shippedOverlays, shippedPackages } from './modules/packages/index.ts';
import { importProgrammes, shippedProgrammes } from './modules/programmes/index.ts';
import {
  loadDivisions,
  loadOrganisations,
  shippedDivisions,
  shippedOrganisations,
} from './modules/regions/index.ts';
import type { Context } from './platform/context.ts';
import { inTx } from './platform/db/index.ts';
import { assertKeysMatch } from './platform/keys-match.ts';
import { isDemonstration, markerValue, setMarker } from './platform/marker.ts';

const root = join(import.meta.dirname, '..');

/**
 * Puts in what the product ships with: divisions and licence types always, the demonstration's organisations, items and
 * people where wanted. Passed over where this very data is in already, so that a later start takes no time for it.
 * Answers a line per demonstration account.
 */
export async function firstRun(ctx: Context, options: { demo: boolean }): Promise<string[]> {
  await assertKeysMatch(ctx.db, ctx.keyring.fingerprint, join(ctx.config.dataDir, 'keys'), ctx.clock.now());
  const demo = options.demo || (await isDemonstration(ctx.db));
  const state = `${stateOfShippedData()}:${demo ? 'demo' : 'plain'}`;
  if ((await markerValue(ctx.db, 'shipped-data')) !== state) {
    await inTx(ctx.db, async (tx) => {
      await loadDivisions(tx, ctx, shippedDivisions());
      await importLicenceTypes(tx, shippedLicenceTypes());
      const { problems } = await importIndicators(tx, ctx, shippedIndicators());
      if (problems.length) ctx.log.warn({ problems }, 'data/indicators.json was not taken in');
      if (!demo) return;
      const organisations = shippedOrganisations();
      await loadOrganisations(tx, ctx, organisations);
      for (const { division } of organisations) {
        await importItems(
          tx,
          { ...ctx, faceLabels },
          { file: shippedItems(), divisionCode: division, publish: true },
        );
        const packages = { file: shippedPackages(), overlays: shippedOverlays() };
        await importPackages(tx, ctx, { ...packages, divisionCode: division, publish: true, keepDesk: true });
      }
    });
    if (demo) {
      await loadDemo(ctx);
      await importProgrammes(ctx, { file: shippedProgrammes(), actor: 'system:import' });
    }
    await setMarker(ctx.db, 'shipped-data', state, ctx.clock.now());
  }
  return demo ? demoAccounts() : [];
}

/** Who can be signed in as, for the start's banner: all invented. */
function demoAccounts(): string[] {
  const { people, staff, password } = demoFile();
  return [
    `密码都是 ${password}`,
    ...people.map(({ name, phone, level }) => `门户    ${phone}  ${name}，实名 ${level} 级`),
    ...staff.map(({ account, name, title }) => `工作台  ${account.padEnd(11)}  ${name}，${title}`),
  ];
}

function stateOfShippedData(): string {
  const hash = createHash('sm3');
  for (const file of globSync(['data/**/*.json', 'demo/**/*.json'], { cwd: root }).sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 32);
}

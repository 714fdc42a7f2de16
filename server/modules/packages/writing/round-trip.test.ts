import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packageChanges } from '../../../../contracts/package-changes.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { definitionsOfFile, shippedItems } from '../../catalogue/index.ts';
import { plan } from '../plan.ts';
import { shippedOverlays } from '../reading/overlays.ts';
import { shippedPackages } from '../reading/packages-file.ts';
import { readPackages } from '../reading/read-packages.ts';
import { randomPackage } from '../testing/random-package.ts';
import { packagesAsJson, packagesAsWorkbook } from './export-packages.ts';

const calendar = loadCalendar();

/** Read elsewhere: with no items, and with what editors of this house would add. */
function readAgain(definition: PackageDefinition): PackageDefinition {
  const { packages, refused } = readPackages(packagesAsJson([definition]), [], {
    overlays: shippedOverlays(),
  });
  expect(refused).toEqual([]);
  return packages[0]?.definition as PackageDefinition;
}

/** Questions keep their order, not the number that says it. */
const withoutOrder = (made: unknown): unknown =>
  JSON.parse(JSON.stringify(made, (key, value: unknown) => (key === 'order' ? undefined : value)));

describe('a package taken along as JSON', () => {
  it('is the same and plans the same when it is read again', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 20 }), (seed, size) => {
        const { definition, answers, holdings } = randomPackage(seed, size);
        const again = readAgain(definition);
        expect(packageChanges(definition, again)).toEqual([]);
        const [one, other] = [definition, again].map((each) => plan(each, answers, holdings, calendar));
        expect(withoutOrder(other)).toEqual(withoutOrder(one));
      }),
      { numRuns: 25 },
    );
  });

  it('also for those the product ships with', () => {
    const items = definitionsOfFile(shippedItems());
    const shipped = readPackages(shippedPackages(), items, { overlays: shippedOverlays() }).packages;
    expect(shipped).toHaveLength(16);
    for (const { definition } of shipped) {
      expect([definition.id, packageChanges(definition, readAgain(definition))]).toEqual([definition.id, []]);
    }
  });
});

it('a workbook has a sheet for each kind of part', async () => {
  const { definition } = randomPackage(5, 4);
  const file = packagesAsWorkbook('一件事', [definition], 'zh-CN');
  const bytes = await buffer(file.content);
  expect(file.name).toBe('一件事.xlsx');
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.toString('latin1').match(/xl\/worksheets\/sheet\d\.xml/g)?.length).toBe(12); // each twice: entry, directory
});

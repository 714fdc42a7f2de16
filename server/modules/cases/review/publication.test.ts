import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReviewRoute } from '../../../../contracts/review-routes.ts';
import { inTx } from '../../../platform/db/index.ts';
import {
  getItemVersion,
  getPublishedItem,
  importItems,
  publishRoute,
  shippedItems,
} from '../../catalogue/index.ts';
import { caseView } from '../queries/case-view.ts';
import { workList } from '../queries/work-list.ts';
import { type CasesBed, casesBed, county, foodLicence, submitted } from '../testing.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());

const route = (when?: string): ReviewRoute => ({
  steps: [
    {
      id: 'papers',
      name: '书面审查',
      kind: 'review',
      mode: 'one',
      who: [{ at: 'own', role: 'reviewer' }],
      after: [],
      limit: { value: 3, unit: 'workday' },
      ...(when ? { when } : {}),
    },
  ],
});
const publish = (version: number, one: ReviewRoute | null) =>
  publishRoute(bed.ctx, { divisionCode: county, itemCode: foodLicence, version, route: one });

it('is published as the next version; the one before stays as it was', async () => {
  expect(await publish(1, route())).toEqual({ version: 2 });
  expect((await getPublishedItem(bed.db, county, foodLicence))?.route).toEqual(route());
  const before = await getItemVersion(bed.db, county, foodLicence, 1);
  expect(before).toMatchObject({ version: 1, route: null, form: { version: 1 } });
});

it('is refused against an older version, and with each problem by its place', async () => {
  await expect(publish(1, null)).rejects.toMatchObject({ code: 'stale-version', params: { version: 2 } });
  await expect(publish(2, route('nothing > 1'))).rejects.toMatchObject({
    code: 'invalid-input',
    params: { reason: 'route', problems: [{ code: 'condition-name', path: 'steps.0.when' }] },
  });
});

it('outlives a file of items, which says nothing of it', async () => {
  const file = shippedItems();
  const load = (content: string) =>
    inTx(bed.db, (tx) => importItems(tx, bed.ctx, { file: content, divisionCode: county, publish: true }));
  expect((await load(file)).changed).toBe(0);
  await load(file.replace('"《食品经营许可证》新办"', '"《食品经营许可证》首次办理"'));
  const after = await getPublishedItem(bed.db, county, foodLicence);
  expect(after).toMatchObject({
    version: 3,
    definition: { name: '《食品经营许可证》首次办理' },
    route: route(),
  });
});

it('goes back to one review and one decision', async () => {
  expect(await publish(3, null)).toEqual({ version: 4 });
  expect((await getPublishedItem(bed.db, county, foodLicence))?.route).toBeNull();
});

it('opens also where the application is accepted as it arrives, by the rule', async () => {
  await publish(4, route('kitchenArea > 20'));
  const file = JSON.parse(shippedItems()) as { items: { id: string }[] };
  const items = file.items
    .filter(({ id }) => id === foodLicence)
    .map((item) => ({ ...item, acceptOnReceipt: true }));
  await inTx(bed.db, (tx) =>
    importItems(tx, bed.ctx, { file: JSON.stringify({ items }), divisionCode: county, publish: true }),
  );
  const { id } = await submitted(bed);
  const seen = await caseView(bed.ctx, bed.officers.reviewer, id);
  expect(seen).toMatchObject({ state: 'accepted', route: { steps: [{ id: 'papers', status: 'running' }] } });
  expect(seen.timeline.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
    'submitted 周小满',
    'accepted 系统',
    'route-opened 系统',
  ]);
  const list = await workList(bed.ctx, bed.officers.reviewer, { queue: 'steps' });
  expect(list.rows.map((row) => row.id)).toEqual([id]);
});

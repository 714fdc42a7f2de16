import type { ReviewRoute } from '../../../../contracts/review-routes.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Db, inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { getPublishedItem } from '../queries/items.ts';
import { routeProblems } from '../rules/route-check.ts';
import { knownItems, nextVersionWithRoute } from '../store.ts';
import { routeWorld } from './route-world.ts';

export type RouteInput = {
  divisionCode: string;
  itemCode: string;
  /** The published version that was edited. */
  version: number;
  /** Null: back to one review and one decision. */
  route: ReviewRoute | null;
};

/**
 * Publishes the next version of an item, the same but for its route; cases that began keep their version. Throws
 * `item-not-open` for an item that is not published, `stale-version` where another version was published meanwhile,
 * `not-allowed-now` (draft-waiting) where a newer draft would be passed over, `invalid-input` with each problem.
 */
export function publishRoute(ctx: { db: Db; clock: Clock }, input: RouteInput): Promise<{ version: number }> {
  const { divisionCode, itemCode, version, route } = input;
  return inTx(ctx.db, async (tx) => {
    const known = (await knownItems(tx, divisionCode)).get(itemCode);
    const item = await getPublishedItem(tx, divisionCode, itemCode);
    if (!known || !item) throw new AppError('item-not-open');
    if (item.version !== version) throw new AppError('stale-version', { version: item.version, changes: [] });
    if (known.latestVersion !== item.version) {
      throw new AppError('not-allowed-now', { reason: 'draft-waiting', command: 'publish-route' });
    }
    const problems = route ? routeProblems(route, await routeWorld(ctx, item)) : [];
    if (problems.length) throw new AppError('invalid-input', { reason: 'route', problems });
    const next = known.latestVersion + 1;
    await nextVersionWithRoute(tx, { divisionCode, itemCode, version: next }, route, ctx.clock.now());
    return { version: next };
  });
}

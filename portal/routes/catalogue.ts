import Type from 'typebox';
import type { ItemSummary } from '../../contracts/catalogue.ts';
import { listItems, searchItems } from '../../server/modules/catalogue/index.ts';
import { matchPackages, packageSummaries } from '../../server/modules/packages/index.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import { commonItems, commonPackages } from '../common-items.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { divisionOf, frameOf, sendPage } from '../frame.ts';
import { summaryLine } from '../pages/parts/summary-line.ts';
import { paths } from '../pages/paths.ts';
import type { Audience } from '../pages/props.ts';

const open = { access: 'public' } as const;
const audiences = { person: 'person', enterprise: 'organisation' } as const;
const Q = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) });

/** Departments with published items, most items first. */
export function departmentsOf(items: readonly ItemSummary[]): { key: string; name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { departmentName } of items)
    if (departmentName) counts.set(departmentName, (counts.get(departmentName) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ key: name, name, count })).sort((a, b) => b.count - a.count);
}

/** Home, search and lists: what can be done here. */
export const catalogueRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get('/', { config: open }, async (request, reply) => {
    const frame = await frameOf(ctx, request);
    const items = await listItems(ctx.db, { divisionCode: frame.division.code, limit: 500 });
    if (frame.view.elder) {
      return sendPage(ctx, reply, 'ElderHome', { frame, common: commonItems(items, 'person', 5) });
    }
    const firstVisit = !request.cookies.tongban_view;
    const packages = await packageSummaries(ctx.db, frame.division.code);
    return sendPage(ctx, reply, 'Home', {
      frame,
      common: commonItems(items, 'all'),
      packages: commonPackages(packages),
      packagesTotal: packages.length,
      total: items.length,
      firstVisit,
    });
  });

  app.get<{ Querystring: { q?: string } }>(
    '/search',
    { config: open, schema: { querystring: Q } },
    async (request, reply) => {
      const frame = await frameOf(ctx, request);
      const q = (request.query.q ?? '').trim();
      const found = await search(ctx, frame.division.code, q, 50);
      const near = found.length
        ? []
        : commonItems(await listItems(ctx.db, { divisionCode: frame.division.code }), 'all');
      const known = q ? await packageSummaries(ctx.db, frame.division.code) : [];
      const packages = matchPackages(
        known,
        q,
        found.slice(0, 5).map(({ itemCode }) => itemCode),
      );
      return sendPage(ctx, reply, 'SearchResults', { frame, q, items: found, near, packages });
    },
  );

  app.get<{ Querystring: { q?: string } }>(
    '/search/suggest',
    { config: open, schema: { querystring: Q } },
    async (request) => {
      const { code } = await divisionOf(ctx, request);
      const found = await search(ctx, code, request.query.q ?? '', 8);
      const locale = localeOf(request);
      const items = found.map((item) => ({
        name: item.name,
        url: paths.guide(code, item.itemCode),
        note: summaryLine(locale, item),
      }));
      return { items };
    },
  );

  app.get<{ Querystring: { for?: Audience; department?: string } }>(
    '/items',
    { config: open },
    async (request, reply) => {
      const frame = await frameOf(ctx, request);
      const audience = request.query.for && request.query.for in audiences ? request.query.for : null;
      const department = request.query.department ?? null;
      const all = await listItems(ctx.db, { divisionCode: frame.division.code, limit: 2000 });
      const mine = audience
        ? await listItems(ctx.db, {
            divisionCode: frame.division.code,
            audience: audiences[audience],
            limit: 2000,
          })
        : all;
      const items = mine.filter((item) => !department || item.departmentName === department);
      const departments = departmentsOf(all);
      return sendPage(ctx, reply, 'ItemList', { frame, items, audience, department, departments });
    },
  );

  app.get('/site-map', { config: open }, async (request, reply) => {
    const frame = await frameOf(ctx, request);
    const all = await listItems(ctx.db, { divisionCode: frame.division.code, limit: 2000 });
    return sendPage(ctx, reply, 'SiteMap', { frame, departments: departmentsOf(all) });
  });

  app.get('/accessibility', { config: open }, async (request, reply) =>
    sendPage(ctx, reply, 'Statement', { frame: await frameOf(ctx, request) }),
  );
};

/** «长辈版» and its other names lead to the view, not to an item (工信部 2021-04 E8): the results page says so by its words. */
async function search(
  ctx: PortalContext,
  divisionCode: string,
  q: string,
  limit: number,
): Promise<ItemSummary[]> {
  return q.trim() ? searchItems(ctx.db, { divisionCode, text: q, limit }) : [];
}

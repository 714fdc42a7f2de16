import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import {
  DesignTried,
  DesignTry,
  FoundItems,
  ItemForPackage,
  PackageComparison,
} from '../../../contracts/package-design.ts';
import { emptyHoldings } from '../../../contracts/plan.ts';
import { AppError } from '../../platform/errors.ts';
import { refusals, staffOf } from '../../platform/http/index.ts';
import { getPublishedItem, searchItems } from '../catalogue/index.ts';
import { reaches, scopeOf } from '../identity/index.ts';
import { divisionPath } from '../regions/index.ts';
import type { PackagesContext } from './context.ts';
import { plan } from './plan.ts';
import { comparedVersions } from './queries/compared.ts';
import { subItemOf } from './reading/sub-item-of.ts';
import { checkDesign } from './use-cases/check-design.ts';
import { designFor } from './use-cases/design-access.ts';

const tags = ['packages'];
const read = { access: { staff: 'package.read' } } as const;
/** The largest definition of the test generator, 200 items with forms, is under 1 MB. */
const bodyLimit = 4 * 1024 * 1024;

/** What helps a designer and keeps nothing: trying a draft, filling in an item, comparing versions. */
export const trialRoutes =
  (ctx: PackagesContext) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    /** Published items are public: whoever designs packages there may use those of every department. */
    const demandDivision = async (request: FastifyRequest, divisionCode: string) => {
      const readable = scopeOf(staffOf(request).grants, 'package.read');
      if (!(await reaches(ctx.db, readable, divisionCode))) throw new AppError('not-found');
    };

    app.post(
      '/api/package-trial',
      {
        bodyLimit,
        // Once for each pause of a designer's typing; a check tries up to 20,000 combinations an item.
        config: { ...read, rateLimit: { max: 240, timeWindow: '1 minute' } },
        schema: {
          tags,
          summary: 'A definition checked and planned on sample answers; nothing is kept',
          body: DesignTry,
          response: { 200: DesignTried, ...refusals, 422: Problem, 429: Problem },
        },
      },
      async (request) => {
        const { divisionCode, definition, answers, holdings } = request.body;
        await demandDivision(request, divisionCode);
        const [path, checked] = await Promise.all([
          divisionPath(ctx.db, divisionCode),
          checkDesign(ctx.db, divisionCode, definition),
        ]);
        const calendar = ctx.calendar.forDivisions(path.map(({ code }) => code));
        return { plan: plan(definition, answers, holdings ?? emptyHoldings, calendar), ...checked };
      },
    );

    app.get(
      '/api/package-items',
      {
        config: read,
        schema: {
          tags,
          summary: 'Published items of a division, whosever they are, by words, pinyin or code',
          querystring: Type.Object({
            divisionCode: Type.String({ maxLength: 40 }),
            text: Type.String({ maxLength: 100 }),
          }),
          response: { 200: FoundItems, ...refusals },
        },
      },
      async (request) => {
        const { divisionCode, text } = request.query;
        await demandDivision(request, divisionCode);
        const [byCode, found] = await Promise.all([
          getPublishedItem(ctx.db, divisionCode, text.trim()),
          searchItems(ctx.db, { divisionCode, text, limit: 20 }),
        ]);
        const rows = found.map(({ itemCode, name, departmentName }) => ({
          itemCode,
          name,
          department: departmentName,
        }));
        if (!byCode) return { rows };
        const { name, basic } = byCode.definition;
        return { rows: [{ itemCode: byCode.itemCode, name, department: basic.department }, ...rows] };
      },
    );

    app.get(
      '/api/package-items/:itemCode',
      {
        config: read,
        schema: {
          tags,
          summary: 'A published item as part of a package: materials, form, limit, the questions it asks',
          params: Type.Object({ itemCode: Type.String({ maxLength: 80 }) }),
          querystring: Type.Object({ divisionCode: Type.String({ maxLength: 40 }) }),
          response: { 200: ItemForPackage, ...refusals },
        },
      },
      async (request) => {
        const { divisionCode } = request.query;
        await demandDivision(request, divisionCode);
        const item = await getPublishedItem(ctx.db, divisionCode, request.params.itemCode);
        if (!item) throw new AppError('not-found');
        return subItemOf(item);
      },
    );

    app.get(
      '/api/packages/:packageId/changes',
      {
        config: read,
        schema: {
          tags,
          summary: 'What changed from one version to another, or to the draft',
          params: Type.Object({ packageId: Type.String({ maxLength: 80 }) }),
          querystring: Type.Object({
            divisionCode: Type.String({ maxLength: 40 }),
            from: Type.Integer({ minimum: 1 }),
            to: Type.Optional(Type.Integer({ minimum: 1, description: 'absent: the draft' })),
          }),
          response: { 200: PackageComparison, ...refusals },
        },
      },
      async (request) => {
        const { divisionCode, from, to } = request.query;
        const place = { divisionCode, packageId: request.params.packageId };
        const design = await designFor(ctx.db, staffOf(request), 'package.read', place);
        return comparedVersions(ctx.db, design, from, to ?? null);
      },
    );
  };

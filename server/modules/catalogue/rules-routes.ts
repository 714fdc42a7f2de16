import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import { judge } from '../../../contracts/instant-judge.ts';
import {
  ItemRulesView,
  RulesCheck,
  RulesChecked,
  RulesPublication,
  RulesPublished,
} from '../../../contracts/item-rules.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { refusals, staffOf } from '../../platform/http/index.ts';
import { demand } from '../identity/index.ts';
import { itemRules } from './queries/item-rules.ts';
import { rulesFindings, withRules } from './rules/item-rules.ts';
import { checkLicenceFields, type FaceLabels } from './rules/licence-fields.ts';
import { publishRules } from './use-cases/publish-rules.ts';

const tags = ['catalogue'];
const edit = { config: { access: { staff: 'catalogue.edit' } } } as const;
const Item = Type.Object({ itemCode: Type.String() });

/** What an item says of its handling (收件即受理, 容缺, 承诺, 秒批): read, tried out, published as the next version. */
export const rulesRoutes =
  (ctx: { db: Db; clock: Clock; faceLabels?: FaceLabels }) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const found = async (request: FastifyRequest, divisionCode: string, itemCode: string) => {
      const one = await itemRules(ctx.db, divisionCode, itemCode);
      if (!one) throw new AppError('not-found');
      const place = { divisionCode, organisationId: one.item.organisationId };
      await demand(ctx.db, staffOf(request), 'catalogue.edit', place);
      return one;
    };

    app.get(
      '/api/catalogue/items/:itemCode/rules',
      {
        ...edit,
        schema: {
          tags,
          summary: 'How an item’s published version is handled, and what its conditions may ask for',
          params: Item,
          querystring: Type.Object({ divisionCode: Type.String() }),
          response: { 200: ItemRulesView, ...refusals },
        },
      },
      async (request) => (await found(request, request.query.divisionCode, request.params.itemCode)).view,
    );

    app.post(
      '/api/catalogue/items/:itemCode/rules/check',
      {
        ...edit,
        schema: {
          tags,
          summary: 'What keeps rules from publication, and what they find on sample answers',
          params: Item,
          body: RulesCheck,
          response: { 200: RulesChecked, ...refusals, 422: Problem },
        },
      },
      async (request) => {
        const { divisionCode, rules, answers } = request.body;
        const { item } = await found(request, divisionCode, request.params.itemCode);
        const definition = withRules(item.definition, rules);
        const faces = await checkLicenceFields(ctx.db, ctx.faceLabels, definition);
        return {
          findings: [...rulesFindings(definition, item.form), ...faces],
          unmet: rules.instant && judge(rules.instant, answers, {}).unmet,
        };
      },
    );

    app.post(
      '/api/catalogue/items/:itemCode/rules',
      {
        ...edit,
        schema: {
          tags,
          summary: 'Publish the next version of an item with these rules; open cases keep theirs',
          params: Item,
          body: RulesPublication,
          response: { 200: RulesPublished, ...refusals, 409: Problem, 422: Problem },
        },
      },
      async (request) => {
        const { itemCode } = request.params;
        await found(request, request.body.divisionCode, itemCode);
        return publishRules(ctx, { ...request.body, itemCode });
      },
    );
  };

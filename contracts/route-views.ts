import Type, { type Static } from 'typebox';
import { ReviewRoute, RouteProblem } from './review-routes.ts';
import { nullable } from './schema-parts.ts';

/** GET /api/catalogue/items/:itemCode/route: the route of the published version and what one may be made of. */
export const ItemRouteView = Type.Object({
  itemCode: Type.String(),
  divisionCode: Type.String(),
  name: Type.String(),
  organisation: Type.String(),
  version: Type.Integer({ description: 'the published version this route belongs to' }),
  route: nullable(ReviewRoute),
  /** Questions of the form: what conditions may ask for, and what a body outside may be shown. */
  fields: Type.Array(
    Type.Object({
      name: Type.String(),
      label: Type.String(),
      kind: Type.String(),
      options: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
    }),
  ),
  departments: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
});
export type ItemRouteView = Static<typeof ItemRouteView>;

/** POST …/route/check: what stands in the way, and which steps would apply on these answers. Nothing is kept. */
export const RouteCheck = Type.Object({
  divisionCode: Type.String(),
  route: ReviewRoute,
  answers: Type.Record(Type.String(), Type.Unknown()),
});
export const RouteChecked = Type.Object({
  problems: Type.Array(RouteProblem),
  applies: Type.Record(Type.String(), Type.Boolean(), { description: 'by step' }),
});
export type RouteChecked = Static<typeof RouteChecked>;

/** POST …/route: publishes the next version of the item with this route; open cases keep theirs. */
export const RoutePublication = Type.Object({
  divisionCode: Type.String(),
  version: Type.Integer({ minimum: 1, description: 'the version that was edited' }),
  route: nullable(ReviewRoute),
});
export const RoutePublished = Type.Object({ version: Type.Integer() });

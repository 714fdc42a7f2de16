/** indicators 指标: figures from what happened, kept as it happens. The only file of this module that others import. */
export { attributionRoutes } from './attribution/routes.ts';
export type { IndicatorsContext } from './context.ts';
export { shippedIndicators } from './definitions.ts';
export { definitionsInForce, findDefinition } from './queries/kept.ts';
export { type PublicFigure, type PublicFigures, publicFigures } from './queries/public-figures.ts';
export { type Asked, readIndicator, readIndicators } from './reading/face.ts';
export { readByOrganisation } from './reading/read.ts';
export { resetRollUp, rollUp } from './rollup/roll-up.ts';
export { indicatorsRoutes } from './routes.ts';
export { snapshotNow, startIndicatorTimers } from './timers.ts';
export { type ImportReport, importIndicators } from './use-cases/import-indicators.ts';

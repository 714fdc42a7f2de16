/** programmes 工作方案: tasks and targets of plans, reports of units, the ledger 整改台账. The only file others import. */
export type { ProgrammesContext } from './context.ts';
export { ledgerFigures, programmeFigures } from './figures.ts';
export { importProgrammes, type ProgrammeReport } from './import-programmes.ts';
export { ledgerHandlers } from './ledger/from-supervision.ts';
export { listProgrammes, programmeView } from './programmes.ts';
export { programmesRoutes } from './routes.ts';
export { shippedProgrammes } from './shipped.ts';
export { startProgrammeTimers } from './timers.ts';

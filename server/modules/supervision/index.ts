/** supervision 效能监督: cards and findings, settled step by step. The only file of this module that others import. */
export type { SupervisionContext } from './context.ts';
export { supervisionHandlers } from './matters/notices.ts';
export {
  type MatterRecord,
  matterFeedStart,
  matterRecords,
  mattersAfter,
  touchedMatters,
} from './records.ts';
export { supervisionRoutes } from './routes.ts';
export { startSupervisionTimers } from './timers.ts';

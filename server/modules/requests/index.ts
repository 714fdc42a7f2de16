/** requests 诉求: complaints, questions, orders of 12345, calls of townships; tracked to an answer. The only file others import. */
export {
  queryCode,
  type Reached,
  requestOfAccount,
  requestOfToken,
  requestToken,
  tokenOfNumber,
} from './access.ts';
export type { RequestsContext } from './context.ts';
export { kindsFor, type RequestKindRule } from './kinds.ts';
export { requestHandlers } from './notices.ts';
export { answerHead, handedBack, publishedAnswers, requestsOfAccount } from './queries/others.ts';
export { type FilersRequest, filersView, openRequestFile } from './queries/view.ts';
export {
  type RequestRecord,
  requestFeedStart,
  requestRecords,
  requestsAfter,
  touchedRequests,
} from './records.ts';
export { requestsRoutes } from './routes.ts';
export { startRequestTimers } from './timers.ts';
export { sendCommand } from './use-cases/command.ts';
export { type FiledFile, fileRequest, readContact } from './use-cases/file.ts';
export { takeHandedOver } from './use-cases/hand-over.ts';
export { type RequestVerification, verifyRequests } from './verify-requests.ts';

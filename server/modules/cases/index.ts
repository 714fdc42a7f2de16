/** cases 办件: from submission to the finished case, as evidence. The only file of this module that others import. */
export { fieldProblems } from './answers.ts';
export { batchHandlers } from './batches/run.ts';
export { deferralOf } from './commitment.ts';
export { type CasesContext, casesContext } from './context.ts';
export { correctionReasonName } from './correction-reasons.ts';
export { type Seen, seenOf } from './draft-merge.ts';
export { type DraftOwner, takeDraft, uploadsOf } from './drafts-store.ts';
export { drawHandlers } from './draw-handlers.ts';
export { genesis, type LinkedStep, linkStep, readStep } from './events/chain.ts';
export { caseHandlers, caseTopic } from './handlers.ts';
export { jointClock } from './joint-clock.ts';
export { holdingsFor } from './packages.ts';
export { askPreCheck, type DraftPreCheck, draftPreCheck, withdrawPreCheck } from './pre-check/ask.ts';
export { preCheckHandlers } from './pre-check/tell.ts';
export { verifyPreChecks } from './pre-check/verify.ts';
export { type ActUnder, actsUnder } from './queries/acts-under.ts';
export { type ApplicantCase, applicantCase, applicantCases } from './queries/applicant-cases.ts';
export { askedLicences } from './queries/asked-licences.ts';
export { caseExcerpt, type ExcerptLine } from './queries/case-excerpt.ts';
export { casePictures } from './queries/case-pictures.ts';
export {
  type CaseRecord,
  type CaseRef,
  caseFeedStart,
  caseRecords,
  casesAfter,
  touchedCases,
} from './queries/case-records.ts';
export { caseView } from './queries/case-view.ts';
export { caseChanges } from './queries/changes.ts';
export { type DraftContents, draftForm, draftItem, findDraft, openDraft } from './queries/draft-contents.ts';
export { grantedCase } from './queries/granted-case.ts';
export { mayReadCase } from './queries/may-read-case.ts';
export { type MendedRound, mendedRound } from './queries/mended-round.ts';
export { type NamedCase, namedCases } from './queries/named-cases.ts';
export { type PartView, partView } from './queries/part-view.ts';
export {
  type CaseToRate,
  caseByNumber,
  caseParties,
  ratedCase,
  subjectOfCase,
} from './queries/parties.ts';
export { publicProgress } from './queries/public-progress.ts';
export {
  type EvidentEvent,
  type SupervisedCase,
  type SupervisedClock,
  supervisedCases,
} from './queries/supervised-cases.ts';
export { answerByLink, linkQuestion } from './review/link-page.ts';
export { seatNoticeHandlers } from './review/seat-notices.ts';
export { casesRoutes } from './routes.ts';
export { keyDivision, permissionsOn } from './scope.ts';
export { fileNameOf } from './sealing.ts';
export { demandRealName } from './submission.ts';
export { startCaseTimers } from './timers.ts';
export { acceptCase } from './use-cases/accept-case.ts';
export { askSpecialStep } from './use-cases/ask-special-step.ts';
export { decideCase } from './use-cases/decide-case.ts';
export {
  chooseCommitments,
  type Draft,
  discardDraft,
  getDraft,
  listDrafts,
  type SavedDraft,
  saveDraft,
  startDraft,
} from './use-cases/drafts.ts';
export { openDocument } from './use-cases/draw-document.ts';
export { escalateCase } from './use-cases/escalate-case.ts';
export { expireDrafts } from './use-cases/expire-drafts.ts';
export { finishCase } from './use-cases/finish-case.ts';
export { instantHandlers } from './use-cases/judge-pending.ts';
export { assertUploadSize, keepUpload, uploadName } from './use-cases/keep-upload.ts';
export { openFile } from './use-cases/open-file.ts';
export { recordVisit, releaseResult } from './use-cases/part-acts.ts';
export { type Recount, recomputeDeadlines } from './use-cases/recompute-deadlines.ts';
export { refuseAcceptance } from './use-cases/refuse-acceptance.ts';
export { releaseCase } from './use-cases/release-case.ts';
export { requestCorrection } from './use-cases/request-correction.ts';
export { checkCorrection, resubmitCase, startCorrection } from './use-cases/resubmit-case.ts';
export { reviewCase } from './use-cases/review-case.ts';
export { sendBack } from './use-cases/send-back.ts';
export { submitCase } from './use-cases/submit-case.ts';
export { caseOfDraft, submitDraft } from './use-cases/submit-draft.ts';
export { type PartInput, type PartMaterial, preparePart } from './use-cases/submit-part.ts';
export { startSupply, supplyCase } from './use-cases/supply-case.ts';
export { takeCase } from './use-cases/take-case.ts';
export { takenLicenceHandlers } from './use-cases/take-licence.ts';
export { unmaskAnswer } from './use-cases/unmask-answer.ts';
export { addUpload, removeUpload } from './use-cases/uploads.ts';
export { withdrawCase } from './use-cases/withdraw-case.ts';
export { type ChainsVerified, checkChains, type StoredChain } from './verification/check-all.ts';
export type { FaultCode } from './verification/check-chain.ts';
export { type Verification, verifyChains } from './verify.ts';

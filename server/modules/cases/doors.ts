import type { OfficerCommand } from '../../../contracts/case-commands.ts';
import type { Permission } from '../../../contracts/identity.ts';
import { acceptCase } from './use-cases/accept-case.ts';
import { beginSpecialStep } from './use-cases/begin-special-step.ts';
import { decideCase } from './use-cases/decide-case.ts';
import { deliverCase } from './use-cases/deliver-case.ts';
import { endSpecialStep } from './use-cases/end-special-step.ts';
import { escalateCase } from './use-cases/escalate-case.ts';
import { extendCase } from './use-cases/extend-case.ts';
import { finishCase } from './use-cases/finish-case.ts';
import { grantAtOnce } from './use-cases/grant-at-once.ts';
import { assignCase, handOver, reassignCase } from './use-cases/hand-over.ts';
import { issueCase } from './use-cases/issue-case.ts';
import type { OfficerUseCase } from './use-cases/officer.ts';
import { recordBreach } from './use-cases/record-breach.ts';
import { refuseAcceptance } from './use-cases/refuse-acceptance.ts';
import { releaseCase } from './use-cases/release-case.ts';
import { requestCorrection } from './use-cases/request-correction.ts';
import { resumeCase } from './use-cases/resume-case.ts';
import { reviewCase } from './use-cases/review-case.ts';
import { sendBack } from './use-cases/send-back.ts';
import { suspendCase } from './use-cases/suspend-case.ts';
import { takeCase } from './use-cases/take-case.ts';
import { transferCase } from './use-cases/transfer-case.ts';
import { voidCase } from './use-cases/void-case.ts';

type Door<C extends OfficerCommand> = { access: Permission; run: OfficerUseCase<C>; summary: string };

/** Which permission opens the door to each command; the case's own scope is checked inside. */
export const doors: { [C in OfficerCommand]: Door<C> } = {
  take: { access: 'case.read', run: takeCase, summary: 'Take a free case' },
  'hand-over': {
    access: 'case.read',
    run: handOver,
    summary: 'Hand a case over to a colleague who could act on it',
  },
  assign: {
    access: 'case.decide',
    run: assignCase,
    summary: 'Give a case that nobody has to an officer',
  },
  reassign: {
    access: 'case.decide',
    run: reassignCase,
    summary: 'Give the case of an absent officer to another',
  },
  release: { access: 'case.read', run: releaseCase, summary: 'Put a case back for others' },
  'request-correction': {
    access: 'case.receive',
    run: requestCorrection,
    summary: 'Tell once and completely what is to be corrected (行政许可法 art. 32)',
  },
  accept: { access: 'case.receive', run: acceptCase, summary: 'Accept the application (art. 32)' },
  escalate: {
    access: 'case.receive',
    run: escalateCase,
    summary: 'Ask a decider not to accept: the window may not refuse by itself (art. 32)',
  },
  'refuse-acceptance': {
    access: 'case.decide',
    run: refuseAcceptance,
    summary: 'Refuse to accept, with ground, reason and remedies (art. 32 para. 1 nos. 1, 2)',
  },
  'send-back': { access: 'case.decide', run: sendBack, summary: 'Give an escalated case back to the window' },
  'grant-at-once': {
    access: 'case.instant',
    run: grantAtOnce,
    summary: 'Accept and grant on the spot (art. 34 para. 2); never a refusal',
  },
  suspend: {
    access: 'case.read',
    run: suspendCase,
    summary: 'Suspend: the clock stands still, by a named provision',
  },
  resume: { access: 'case.read', run: resumeCase, summary: 'Resume: the clock goes on' },
  'begin-special-step': {
    access: 'case.read',
    run: beginSpecialStep,
    summary: 'Begin a special step and tell how long it takes (art. 45)',
  },
  'end-special-step': {
    access: 'case.read',
    run: endSpecialStep,
    summary: 'End a special step with its result',
  },
  extend: {
    access: 'case.extend',
    run: extendCase,
    summary: 'Extend the limit once, before it runs out (art. 42)',
  },
  transfer: {
    access: 'case.decide',
    run: transferCase,
    summary: 'Transfer to the competent organisation of the same division',
  },
  issue: { access: 'case.finish', run: issueCase, summary: 'The result is made (art. 39, 44)' },
  deliver: {
    access: 'case.finish',
    run: deliverCase,
    summary: 'Hand over or send the result and close (art. 44)',
  },
  'record-breach': {
    access: 'case.read',
    run: recordBreach,
    summary: 'Put a breach of a commitment, or of what was to come later, on record',
  },
  void: {
    access: 'case.void',
    run: voidCase,
    summary: 'Void a wrongly made case, or revoke a decision (art. 69)',
  },
  review: { access: 'case.review', run: reviewCase, summary: 'Give the opinion of the review (art. 34)' },
  decide: { access: 'case.decide', run: decideCase, summary: 'Decide (art. 37, 38)' },
  finish: { access: 'case.finish', run: finishCase, summary: 'Hand over the result and close (art. 44)' },
};

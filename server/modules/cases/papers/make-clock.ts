import {
  type SuspensionCause,
  suspensionCauses,
  type VoidGround,
  voidGrounds,
} from '../../../../contracts/case-commands.ts';
import type {
  AskingReceipt,
  ExtensionNotice,
  ResumptionNotice,
  SpecialStepNotice,
  SuspensionNotice,
  TransferNotice,
  VoidNotice,
} from '../../../../contracts/documents.ts';
import { localDate } from '../../../platform/clock.ts';
import type { Due } from '../clocks.ts';
import type { LimitRef } from '../events/refs.ts';
import { localMinute } from '../local-minute.ts';
import { type PaperBasis, printable, printedDue, printedLimit, remedies, shared } from './basis.ts';

/** What an act that stops, moves or ends a clock prints beside its reason. */
export type ClockAct = { reason: string } & (
  | { act: 'suspend'; cause: SuspensionCause; basis: string; expectedEnd: string | null }
  | { act: 'resume'; suspendedAt: string }
  | {
      act: 'step';
      name: string;
      basis: string | null;
      stopsClock: boolean;
      days: number;
      expectedEnd: string;
      /** What the law has the notice say. */
      says: readonly string[];
    }
  | {
      act: 'ask';
      /** What was asked for, by whom as the paper names her, and what the law has the receipt say. */
      step: string;
      askedBy: string;
      says: readonly string[];
    }
  | { act: 'extend'; limit: LimitRef }
  | { act: 'transfer'; to: string }
  | { act: 'void'; ground: VoidGround; revokes: boolean }
);
export type ClockPaper =
  | SuspensionNotice
  | ResumptionNotice
  | SpecialStepNotice
  | AskingReceipt
  | ExtensionNotice
  | TransferNotice
  | VoidNotice;

/** The part of a paper's input that these papers print. */
type Input = {
  basis: PaperBasis;
  number: string;
  caseNumber: string;
  at: Date;
  submittedAt: Date;
  acceptedAt: Date | null;
  due: Due | null;
  limit: LimitRef | null;
  clock: ClockAct | null;
};

/** Each paper with the act it belongs to; any other act is a defect. */
function act<A extends ClockAct['act']>(input: Input, name: A): ClockAct & { act: A } {
  const made = input.clock;
  if (made?.act !== name) throw new Error(`A paper of «${name}» needs that act.`);
  return made as ClockAct & { act: A };
}

const head = (input: Input, reason: string) => ({
  ...shared(input),
  appliedOn: localDate(input.submittedAt),
  reasons: [printable(reason, 2000)],
});

export const clockPapers = {
  'suspension-notice': (input: Input) => {
    const { cause, basis, expectedEnd, reason } = act(input, 'suspend');
    return {
      ...head(input, reason),
      suspendedOn: localDate(input.at),
      cause: suspensionCauses[cause].zh,
      basis: printable(basis, 200),
      ...(expectedEnd ? { expectedEnd } : {}),
    } satisfies SuspensionNotice;
  },
  'resumption-notice': (input: Input) => {
    const { suspendedAt, reason } = act(input, 'resume');
    return {
      ...head(input, reason),
      suspendedOn: localDate(new Date(suspendedAt)),
      resumedOn: localDate(input.at),
      ...(input.due ? { due: printedDue(input) } : {}),
    } satisfies ResumptionNotice;
  },
  'special-step-notice': (input: Input) => {
    const { name, basis, stopsClock, days, expectedEnd, reason, says } = act(input, 'step');
    const made = head(input, reason);
    return {
      ...made,
      reasons: [...made.reasons, ...says.map((text) => printable(text, 2000))],
      step: printable(name, 100),
      ...(basis ? { basis: printable(basis, 300) } : {}),
      stopsClock,
      days,
      expectedEnd,
    } satisfies SpecialStepNotice;
  },
  'asking-receipt': (input: Input) => {
    const { step, askedBy, says } = act(input, 'ask');
    return {
      ...shared(input),
      step: printable(step, 100),
      askedBy: printable(askedBy, 120),
      askedAt: localMinute(input.at),
      says: says.map((text) => printable(text, 2000)),
    } satisfies AskingReceipt;
  },
  'extension-notice': (input: Input) => {
    const { limit, reason } = act(input, 'extend');
    return {
      ...head(input, reason),
      acceptedOn: localDate(input.acceptedAt ?? input.at),
      extension: printedLimit(limit),
      due: printedDue(input),
    } satisfies ExtensionNotice;
  },
  'transfer-notice': (input: Input) => {
    const { to, reason } = act(input, 'transfer');
    return { ...head(input, reason), to: printable(to, 80) } satisfies TransferNotice;
  },
  'void-notice': (input: Input) => {
    const { ground, revokes, reason } = act(input, 'void');
    return {
      ...head(input, reason),
      revokes,
      ground: voidGrounds[ground],
      remedies: remedies(input.basis),
    } satisfies VoidNotice;
  },
};

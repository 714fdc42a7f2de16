import type { DecisionKind } from '../../../../contracts/case-commands.ts';
import type { RefusalGround } from '../../../../contracts/cases.ts';
import type { SignedCommitment } from '../../../../contracts/commitment.ts';
import type {
  AcceptanceNotice,
  Commitment,
  CorrectionNotice,
  Decision,
  DeliveryReceipt,
  RefusalToAccept,
  SubmissionReceipt,
} from '../../../../contracts/documents.ts';
import { chineseNumber } from '../../../platform/chinese.ts';
import { localDate } from '../../../platform/clock.ts';
import type { Due } from '../clocks.ts';
import type { LimitRef, PaperKind } from '../events/refs.ts';
import { localMinute } from '../local-minute.ts';
import type { MaterialRow } from '../store.ts';
import { type PaperBasis, printable, printedDue, printedLimit, received, remedies, shared } from './basis.ts';
import { type ClockAct, type ClockPaper, clockPapers } from './make-clock.ts';
import { deliveryReceipt, type Handing } from './make-delivery.ts';

/** Everything that an act's paper says beyond what all papers share. */
export type PaperInput = {
  basis: PaperBasis;
  number: string;
  caseNumber: string;
  at: Date;
  submittedAt: Date;
  receivedAt: Date;
  acceptedAt: Date | null;
  materials: readonly Pick<MaterialRow, 'name' | 'source' | 'fileIds'>[];
  /** Of the clock that the act starts. */
  due: Due | null;
  limit: LimitRef | null;
  corrected: boolean;
  /** Accepted by silence, as of the day of receipt. */
  deemed: boolean;
  corrections: { subject: string; problem: string; kind: 'material' | 'field' }[];
  decision: {
    decision: DecisionKind;
    reason: string;
    part: string | null;
    /** 秒批: by which rule. */
    automatic?: { rule: string; version: number };
  } | null;
  refusal: { ground: RefusalGround; reason: string; competent: string | null } | null;
  /** Last day to be told of acceptance, on the receipt. */
  answerBy: string | null;
  clock: ClockAct | null;
  handing: Handing | null;
  commitment: SignedCommitment | null;
};

/** Template version of each kind; a case's papers keep the one they were made with. */
export const templateVersions: Record<PaperKind, number> = {
  'submission-receipt': 2,
  commitment: 2,
  'correction-notice': 2,
  'acceptance-notice': 2,
  'refusal-to-accept': 2,
  decision: 2,
  'suspension-notice': 1,
  'resumption-notice': 1,
  'special-step-notice': 1,
  'asking-receipt': 1,
  'extension-notice': 1,
  'transfer-notice': 1,
  'void-notice': 1,
  'delivery-receipt': 1,
};

type Data =
  | Commitment
  | ClockPaper
  | DeliveryReceipt
  | RefusalToAccept
  | SubmissionReceipt
  | CorrectionNotice
  | AcceptanceNotice
  | Decision;

/** The data of each paper (contracts/documents.ts); pure, so that the same act prints the same paper. */
export const paperData: Record<PaperKind, (input: PaperInput) => Data> = {
  'submission-receipt': (input) =>
    ({
      ...shared(input),
      receivedAt: localMinute(input.receivedAt),
      materials: received(input.materials),
      ...(input.answerBy ? { answerBy: input.answerBy } : {}),
    }) satisfies SubmissionReceipt,

  commitment: (input) => {
    const { commitment } = input;
    if (!commitment) throw new Error('A commitment paper needs what was signed.');
    return {
      ...shared(input),
      materials: commitment.materials.map((one) => printable(one, 300)),
      obligations: commitment.obligations.map((one) => printable(one, 500)),
      consequences: commitment.consequences.map((one) => printable(one, 500)),
      ...(commitment.basis ? { basis: printable(commitment.basis, 300) } : {}),
      signedName: printable(commitment.signedName, 60),
      signedAt: localMinute(new Date(commitment.signedAt)),
      ...(commitment.onPaper ? { onPaper: commitment.onPaper } : {}),
    } satisfies Commitment;
  },

  'correction-notice': (input) =>
    ({
      ...shared(input),
      receivedOn: localDate(input.receivedAt),
      corrections: input.corrections.map(({ subject, problem, kind }) => ({
        subject: printable(subject, 300),
        problem: printable(problem, 1000),
        remedy: kind === 'material' ? '按上述要求重新提交该份材料。' : '按上述要求改正后重新提交。',
      })),
    }) satisfies CorrectionNotice,

  'acceptance-notice': (input) =>
    ({
      ...shared(input),
      appliedOn: localDate(input.submittedAt),
      acceptedOn: localDate(input.deemed ? input.receivedAt : input.at),
      basis: input.deemed ? 'deemed' : input.corrected ? 'corrected' : 'complete',
      materials: received(input.materials),
      limit: printedLimit(input.limit ?? { value: 0, unit: 'on-the-spot' }),
      due: printedDue(input),
      uncounted: (input.basis.item.definition.specialProcedures ?? [])
        .filter((step) => step.stopsClock === true)
        .map((step) => printable(step.name, 100)),
    }) satisfies AcceptanceNotice,

  'refusal-to-accept': (input) => {
    const { refusal } = input;
    if (!refusal) throw new Error('A refusal to accept needs its ground.');
    const { ground, reason, competent } = refusal;
    return {
      ...shared(input),
      appliedOn: localDate(input.receivedAt),
      ground,
      reasons: [printable(reason, 2000)],
      ...(competent ? { competent: printable(competent, 80) } : {}),
      remedies: remedies(input.basis),
    } satisfies RefusalToAccept;
  },

  decision: (input) => {
    const made = input.decision;
    if (!made) throw new Error('A decision paper needs the decision.');
    const decided = {
      ...shared(input),
      appliedOn: localDate(input.submittedAt),
      acceptedOn: localDate(input.acceptedAt ?? input.at),
      grounds: grounds(input.basis, made.decision),
    };
    const reason = printable(made.reason, 2000);
    const result = resultOf(input.basis);
    if (made.decision === 'grant') {
      return {
        ...decided,
        outcome: 'granted',
        facts: [reason],
        ...(result ? { result } : {}),
        ...(made.automatic ? { automatic: made.automatic } : {}),
      } satisfies Decision;
    }
    if (made.decision === 'partly') {
      return {
        ...decided,
        outcome: 'partly',
        facts: [examined],
        part: printable(made.part ?? '', 500),
        reasons: [reason],
        ...(result ? { result } : {}),
        remedies: remedies(input.basis),
      } satisfies Decision;
    }
    return {
      ...decided,
      outcome: 'refused',
      facts: [examined],
      reasons: [reason],
      // Art. 38 para. 2: a refusal names its reasons and the remedies.
      remedies: remedies(input.basis),
    } satisfies Decision;
  },

  ...clockPapers,
  'delivery-receipt': deliveryReceipt,
};

const examined = '本机关受理后，对申请材料进行了审查。';

function resultOf({ item }: PaperBasis) {
  const { name, delivery } = item.definition.result;
  return name
    ? {
        name: printable(name, 120),
        ...(delivery?.length ? { delivery: printable(delivery.join('、'), 300) } : {}),
      }
    : undefined;
}

function grounds(basis: PaperBasis, decision: DecisionKind): string[] {
  const own = (basis.item.definition.basic.legalBasis ?? []).map((text) => printable(text, 300)).slice(0, 19);
  const paragraph = decision === 'partly' ? '' : `第${chineseNumber(decision === 'grant' ? 1 : 2)}款`;
  if (basis.isLicence) return [...own, `《中华人民共和国行政许可法》第三十八条${paragraph}`];
  return own.length ? own : ['本事项公布的实施清单'];
}

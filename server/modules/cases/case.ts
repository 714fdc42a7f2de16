import type {
  AskingOutcome,
  DecisionKind,
  SuspensionCause,
  VoidGround,
} from '../../../contracts/case-commands.ts';
import type { CaseState, RefusalGround } from '../../../contracts/cases.ts';
import type { SubjectKind } from '../../../contracts/identity.ts';
import type { WindowAct } from '../../../contracts/window.ts';
import type { SpanStop } from './clock-spans.ts';
import type { CaseRules } from './events/acceptance.ts';
import type { ClockPayloads } from './events/clock.ts';
import type { Delivery } from './events/conclusion.ts';
import type { JointPayloads } from './events/joint.ts';
import type {
  AnswersRef,
  DocumentRef,
  FileRef,
  LimitRef,
  MaterialRef,
  PointRef,
  SealedRef,
} from './events/refs.ts';
import type { Judged, Later } from './later.ts';
import type { Route } from './review/route.ts';

/** A case as its events say. Everything a rule may ask is here; nothing here comes from elsewhere. */
export type Case = {
  version: number;
  state: CaseState;
  number: string;
  divisionCode: string;
  placeCode: string;
  organisationId: string;
  item: { code: string; version: number; type: string; handleKind: string | null };
  rules: CaseRules;
  formVersion: number;
  subject: { id: string; kind: SubjectKind };
  agentId: string;
  /** 授权委托 under which the newest round was handed in; null: by the applicant herself or who stands for it by law. */
  mandate: string | null;
  limits: { acceptance: LimitRef; decision: LimitRef | null };
  /** The officer who has it; others may only read until it is released. */
  handler: { staffId: string; since: string } | null;
  /** The review route since acceptance; null: one review, then one decision. */
  route: Route | null;
  /** That of the organisation before, until the next one's is opened: what others said of it goes on. */
  formerRoute: Route | null;
  answers: AnswersRef;
  materials: MaterialRef[];
  /** Materials for which a window took a licence from the code its holder showed, with what it said. */
  taken: readonly { material: string; text: SealedRef }[];
  documents: (DocumentRef & { at: string })[];
  /** Signed on paper at the window: by whom, typed and scanned by which clerk. */
  signedPapers: {
    act: WindowAct;
    mark: string;
    /** None: it could not be scanned then, and was not since. */
    files: FileRef[];
    personId: string;
    staffId: string;
    at: string;
  }[];
  /** The one correction notice (art. 32): null before it was given. */
  correction: { text: SealedRef; points: PointRef[]; at: string } | null;
  opinion: (Said & { opinion: 'grant' | 'refuse' }) | null;
  decision: (Said & { decision: DecisionKind }) | null;
  /** 中止: null once resumed. */
  suspension: (Said & { cause: SuspensionCause; article: string | null; expectedEnd: string | null }) | null;
  /** Every time that did not count since acceptance, oldest first: of the case's clock, and of those of its route. */
  stops: readonly SpanStop[];
  /** Special steps in the order they were begun. */
  steps: SpecialStep[];
  /** Once only (art. 42). */
  extension: (Said & { limit: LimitRef }) | null;
  voiding: (Said & { ground: VoidGround }) | null;
  later: Later;
  instant: Judged | null;
  /** 统一出证: true while its result waits for the other parts of its joint case. */
  held: boolean;
  /** Records of joint visits 联合踏勘, oldest first. */
  visits: (JointPayloads['visit-recorded'] & { at: string })[];
  /** Why the window would not accept; null once that was answered. */
  escalation: Said | null;
  /** Why an officer gave it back to an earlier step; null once that step is done again. */
  returned: Said | null;
  refusal: (Said & { ground: RefusalGround }) | null;
  submittedAt: string;
  receivedAt: string;
  acceptedAt: string | null;
  decidedAt: string | null;
  finishedAt: string | null;
  delivery: Delivery | null;
  /** 制证: by whom, and for the one in charge by which organisation. */
  issued: { printedBy: string | null; staffId: string; at: string } | null;
  /** 送达, with its receipt. */
  handed: {
    way: Delivery;
    handedBy: string | null;
    text: SealedRef | null;
    staffId: string;
    at: string;
  } | null;
  /** When the applicant first opened the decision. */
  collected: { by: string; at: string } | null;
};

export type SpecialStep = Said & {
  no: number;
  name: string;
  stopsClock: boolean;
  basis: string | null;
  expectedEnd: string;
  /** Of a step that tells people of their right to another one. */
  asked: ClockPayloads['special-step-begun']['asked'];
  heldOn: string | null;
  result: (Said & { outcome: AskingOutcome | null }) | null;
};

/** Nothing may be done to the matter itself while the clock of the decision stands still. */
export const isStopped = (state: Case): boolean =>
  state.suspension !== null || state.steps.some((step) => step.stopsClock && !step.result);

/** What an officer wrote with an act, who, in whose stead (A/B 岗), and when. */
export type Said = { text: SealedRef; staffId: string; forStaffId: string | null; at: string };

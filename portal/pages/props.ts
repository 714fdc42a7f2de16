import type { CorrectionPoint } from '../../contracts/case-commands.ts';
import type {
  CaseRow,
  CaseState,
  CaseView,
  Change,
  ClockView,
  DocumentView,
  LaterView,
  MaterialView,
  SignedPaper,
  TimelineEntry,
} from '../../contracts/cases.ts';
import type {
  Completeness,
  ItemDefinition,
  ItemSummary,
  Limit,
  PublicationState,
} from '../../contracts/catalogue.ts';
import type { CommitmentText } from '../../contracts/commitment.ts';
import type { FieldProblem, Problem } from '../../contracts/errors.ts';
import type { Answers, FormField, FormPage } from '../../contracts/forms.ts';
import type { LawfulRole, MandateRelation, RealNameLevel, SubjectKind } from '../../contracts/identity.ts';
import type { JointRef, JointRow } from '../../contracts/joint.ts';
import type { VisitRecord } from '../../contracts/joint-visits.ts';
import type { WhatItYields } from '../../contracts/licences.ts';
import type { Locale } from '../../contracts/locale.ts';
import type { OwnMaterial } from '../../contracts/own-materials.ts';
import type { PreCheckPoint, PreCheckResult, PreCheckState } from '../../contracts/pre-check.ts';
import type { Division, Venue } from '../../contracts/regions.ts';
import type { LinkQuestion, RouteView } from '../../contracts/review-views.ts';
import type { PackageRow } from './package-row.ts';

/** What every page of the portal is told. Instants are ISO 8601, dates YYYY-MM-DD; pages write them in Asia/Shanghai. */
export type Frame = {
  locale: Locale;
  /** From cookies; `huge` and `contrast` belong to the elder view. */
  view: { elder: boolean; huge: boolean; contrast: boolean };
  division: { code: string; name: string };
  /** True: data and people are invented, and every page says so. */
  demonstration: boolean;
  /** URL of this page (path and query), for links that come back to it. */
  path: string;
  /** Logical name → name with the hash of its content (portal/build.ts). */
  assets: Record<string, string>;
  who: Who | null;
  /** Token of the session for the hidden field `_csrf`; multipart forms carry it in the query. */
  csrf: string | null;
};
/** `actingFor`: those the person may act for; `subjectId` equals the person's own id when acting for themselves. */
export type Who = {
  personName: string;
  subjectName: string;
  subjectId: string;
  actingFor: { id: string; name: string }[];
  level: RealNameLevel;
};
/** A form that came back: what was typed stays, each problem names its field. */
export type Typed = Record<string, string | string[]>;
export type Returned = { typed: Typed; problems: FieldProblem[] };
/** An item with the editors' words for it: what people call it, and when it is needed; null where they wrote none. */
export type CommonItem = ItemSummary & { short: string | null; what: string | null };
export type HomeProps = {
  frame: Frame;
  common: CommonItem[];
  /** Life events of this place that are asked for most, and how many there are. */
  packages: PackageRow[];
  packagesTotal: number;
  total: number;
  firstVisit: boolean;
};
export type ElderHomeProps = { frame: Frame; common: CommonItem[] };
/** `near`: what the person may have meant; used where `items` is empty. */
export type SearchResultsProps = {
  frame: Frame;
  q: string;
  items: ItemSummary[];
  near: ItemSummary[];
  packages: PackageRow[];
};
export type Audience = 'person' | 'enterprise';
export type ItemListProps = {
  frame: Frame;
  items: ItemSummary[];
  audience: Audience | null;
  department: string | null;
  /** Departments with published items here, most items first. */
  departments: { key: string; name: string; count: number }[];
};
export type GuideProps = {
  frame: Frame;
  divisionCode: string;
  itemCode: string;
  item: ItemDefinition;
  version: number;
  publishedAt: string;
  state: PublicationState;
  /** Who handles it here; null where the item names nobody. */
  organisationName: string | null;
  venue: Venue | null;
  /** True where an application can be begun here and now. */
  online: boolean;
  /** The person's own unfinished application. */
  draft: { id: string; savedAt: string } | null;
  completeness: Completeness;
  /** What the applicant holds in the end. */
  yields: WhatItYields;
};
/** `open`: divisions with published items. `children`: those below the last of `path`. */
export type DivisionSwitchProps = {
  frame: Frame;
  path: Division[];
  children: Division[];
  open: Division[];
  back: string;
};
export type SignInProps = {
  frame: Frame;
  back: string;
  account: string;
  /** The session ended by time while something was under way. */
  expired: boolean;
  problem: Problem | null;
  /** Name of the OpenID provider, where one is configured. */
  oidc: { name: string } | null;
};
/** `provider`: the person came from an OpenID provider and fills in what it did not vouch for; no password is asked. */
export type RegisterProps = {
  frame: Frame;
  back: string;
  returned: Returned;
  problem: Problem | null;
  provider: string | null;
};
export type OutsideOpinionProps = {
  frame: Frame;
  /** Of the link, as it came. */
  token: string;
  /** Null where the link is no good, or the answer was given. */
  asked: LinkQuestion | null;
  returned: Returned;
  problem: Problem | null;
  done: boolean;
};
export type ResetPasswordProps = {
  frame: Frame;
  returned: Returned;
  problem: Problem | null;
  /** The new password is set; every session of the account ended. */
  done: boolean;
};
export type AccountProps = {
  frame: Frame;
  /** Masked. */
  person: { name: string; idNumber: string; phone: string | null };
  level: RealNameLevel;
  /** Six digits to say at the window when the ID card is checked; null at level 3. */
  checkCode: string | null;
  /** In whose name the person may act besides her own; `until`: last day of the mandate. */
  enterprises: {
    id: string;
    name: string;
    role: LawfulRole | MandateRelation;
    until: string | null;
  }[];
  /** Mandates that wait for the person's confirmation. */
  offers: number;
  sessions: {
    id: string;
    userAgent: string | null;
    createdAt: string;
    lastSeenAt: string;
    current: boolean;
  }[];
  /** Of the form that binds an enterprise (field `uscc`). */
  returned: Returned;
  problem: Problem | null;
  done: 'bound' | 'revoked' | 'switched' | null;
};
export type NotEligibleProps = {
  frame: Frame;
  divisionCode: string;
  /** Where the application and the guide of this matter are. */
  hrefs: { apply: string; guide: string };
  itemName: string;
  subjectKind: SubjectKind;
  reason: 'for-organisations' | 'for-persons' | 'for-other-kinds';
  allowed: SubjectKind[];
  /** What this subject can do before. */
  first: { itemCode: string; name: string; resultName: string | null }[];
  /** Those of the person's subjects that may apply: choosing one goes straight on. */
  mayInstead: { id: string; name: string }[];
};
/** One application under way. `steps`: form pages, then materials, then review. */
export type DraftHead = {
  id: string;
  divisionCode: string;
  itemCode: string;
  itemName: string;
  subjectName: string;
  steps: { id: string; title: string }[];
  savedAt: string | null;
};
/** Options of fields whose values are not in the form itself (divisions), by field name. */
export type Choices = Record<string, { value: string; label: string }[]>;
export type ApplyPageProps = {
  frame: Frame;
  draft: DraftHead;
  page: FormPage;
  answers: Answers;
  returned: Returned;
  choices: Choices;
  /** Posted as `_seen`: what this page showed of each field (portal/seen.ts). */
  seen: string;
  /** Fields whose answer may bring or take away others. */
  decides: string[];
  /** Fields that the answers just sent have brought. */
  fresh: string[];
  problem: Problem | null;
};
export type MaterialNeed = MaterialView & {
  need: 'required' | 'later' | 'optional';
  /** The question whose answer called for it; null: always asked. */
  why: string | null;
  instructions: string | null;
  acceptanceStandard: string | null;
  blankForm: string | null;
  sampleForm: string | null;
  /** One of the materials with this id is enough. */
  group: { id: string; name: string; pick: number } | null;
  /** 可以告知承诺, and nothing better is there: a commitment may stand for it. */
  mayCommit: boolean;
  /** 容缺后补: how long after acceptance it may come. */
  within: { value: number; unit: string } | null;
};
/** `problems` name materials by their id; `notice` is said once after an upload or a removal without scripts. */
export type MaterialsProps = {
  frame: Frame;
  draft: DraftHead;
  materials: MaterialNeed[];
  problems: FieldProblem[];
  notice: { kind: 'added' | 'removed' | 'kept'; name: string } | null;
  own: OwnMaterial[];
};
export type ReviewProps = {
  frame: Frame;
  draft: DraftHead;
  pages: {
    id: string;
    title: string;
    answers: { name: string; label: string; value: string; source: string | null }[];
  }[];
  materials: MaterialNeed[];
  /** Steps that still lack something, with a sentence each; empty: may be submitted. */
  open: { step: string; title: string; say: string }[];
  /** 告知承诺书 to be signed with the submission by typing one's name; null: nothing is committed to. */
  commitment: CommitmentText | null;
  /** What was typed as a signature. */
  signature: string;
  /** 预审; null: not offered. */
  preCheck: PreCheckMark | null;
  problem: Problem | null;
};
/** How a pre-check 预审 of a draft stands, in a word; `offered`: not asked for. */
export type PreCheckMark = 'offered' | 'asked' | 'ready' | 'mend';
export type PreCheckProps = {
  frame: Frame;
  draft: DraftHead;
  limit: Limit | null;
  organisationName: string;
  version: number;
  submitKey: string;
  state: PreCheckState | null;
  result: PreCheckResult | null;
  askedAt: string | null;
  /** Last day of the promise, and whether it went by. */
  due: string | null;
  late: boolean;
  answeredAt: string | null;
  points: (PreCheckPoint & { href: string | null })[];
  unchanged: boolean;
  may: string[];
  problem: Problem | null;
};
export type SubmittedProps = {
  frame: Frame;
  caseId: string;
  number: string;
  itemName: string;
  submittedAt: string;
  organisationName: string;
  /** Last day of the acceptance clock (行政许可法 art. 32). */
  answerBy: string | null;
  promised: ItemDefinition['service']['promised'];
  receipt: DocumentView | null;
  /** 秒批: granted already, with this decision. */
  granted: DocumentView | null;
};
export type MyCasesProps = {
  frame: Frame;
  /** `by`: who began it, where that was another than the reader. */
  drafts: {
    id: string;
    itemName: string;
    savedAt: string;
    by: string | null;
    preCheck: Exclude<PreCheckMark, 'offered'> | null;
  }[];
  /** A draft goes by itself this long after it was last changed. */
  draftDays: number;
  cases: (CaseRow & { mayRate: boolean })[];
  joints: JointRow[];
};
export type ProgressProps = {
  frame: Frame;
  /** When it was read, for the stream that tells of later changes (Live.mark). */
  since: string;
  row: CaseRow;
  /** Of the officer's correction notice, while it waits for the applicant. */
  corrections: CorrectionPoint[];
  documents: DocumentView[];
  signedPapers: SignedPaper[];
  timeline: TimelineEntry[];
  decision: { decision: string; reason: string; part?: string | null } | null;
  /** Telephone of the venue. */
  phone: string | null;
  rating: 'none' | 'first' | 'follow-up' | 'closed';
  /** The steps of the review; null: one review, as ever. */
  route: RouteView | null;
  /** 不予受理: where to go instead. */
  competent: string | null;
  /** Whom to turn to against what was decided; null: nothing to turn against. */
  remedies: CaseView['remedies'];
  handing: CaseView['handing'];
  mayWithdraw: boolean;
  /** 听证告知: the step she may ask for; null: nobody told her of one. */
  asking: Asking | null;
  /** The joint case that it is a part of; null: applied for alone. */
  joint: JointRef | null;
  /** 统一出证: its result waits for the other parts. */
  held: boolean;
  visits: VisitRecord[];
  /** 告知承诺, 容缺后补. */
  later: LaterView | null;
  chainWhole: boolean;
  /** Came from a window in which the application was still being filled in. */
  already: boolean;
};
/** A right that the applicant was told of (行政许可法 art. 47), and what became of it. */
export type Asking = {
  step: string;
  /** Last day to ask. */
  until: string;
  state: 'open' | 'over' | 'asked';
  /** When somebody asked. */
  askedAt: string | null;
  reason: string;
};
export type AskStepProps = {
  frame: Frame;
  caseId: string;
  number: string;
  itemName: string;
  asking: Asking;
  submitKey: string;
  why: string;
  problem: Problem | null;
};
export type WithdrawProps = {
  frame: Frame;
  caseId: string;
  number: string;
  itemName: string;
  version: number;
  submitKey: string;
  problem: Problem | null;
};
/** In the words of people, of the law, or both. */
export const readings = ['plain', 'legal', 'both'] as const;
export type EvidenceProps = {
  frame: Frame;
  caseId: string;
  number: string;
  itemName: string;
  timeline: TimelineEntry[];
  chainWhole: boolean;
  reading: (typeof readings)[number];
};
/** A point with what it points to. */
export type CorrectionTarget =
  | { point: CorrectionPoint; field: FormField }
  | { point: CorrectionPoint; material: MaterialNeed };
export type CorrectionProps = {
  frame: Frame;
  caseId: string;
  /** Files of the correction are added to and taken from this draft. */
  draftId: string;
  number: string;
  itemName: string;
  version: number;
  seen: string;
  /** When the correction was last kept; null: not yet. */
  savedAt: string | null;
  targets: CorrectionTarget[];
  /** What the answers as mended call for beyond the points of the notice. */
  more: FormField[];
  moreMaterials: MaterialNeed[];
  /** Fields whose answer may bring or take away others. */
  decides: string[];
  answers: Answers;
  returned: Returned;
  choices: Choices;
  notice: { kind: 'added' | 'removed' | 'kept'; name: string } | null;
  own: OwnMaterial[];
  problem: Problem | null;
};
export type SupplyProps = {
  frame: Frame;
  caseId: string;
  /** Files are added to and taken from this draft. */
  draftId: string;
  number: string;
  itemName: string;
  version: number;
  submitKey: string;
  /** `late`: its last day has gone by. */
  awaited: { material: MaterialNeed; due: string | null; late: boolean }[];
  notice: { kind: 'added' | 'removed' | 'kept'; name: string } | null;
  own: OwnMaterial[];
  /** Files that were refused, by material. */
  problems: FieldProblem[];
  problem: Problem | null;
};
/** Addresses of what is rated: a case, or a joint case as a whole. */
export type RatedAt = { home: string; form: string; ticket: string };
/** Public: state and clock, nothing of the person. `found` null: not asked yet. */
export type ProgressQueryProps = {
  frame: Frame;
  no: string;
  tail: string;
  found:
    | null
    | 'none'
    | {
        number: string;
        itemName: string;
        state: CaseState;
        organisationName: string;
        submittedAt: string;
        clock: ClockView | null;
      };
  problem: Problem | null;
};
export type ErrorPageProps = {
  frame: Frame;
  status: number;
  problem: Problem;
  changes: Change[];
  back: string | null;
  /** What was asked for, to be opened again once nothing is in the way. */
  here: string;
  /** The form that could not be taken, to be sent once more to the same address. */
  typed?: readonly (readonly [name: string, value: string])[] | null;
};
export type StatementProps = { frame: Frame };
export type SiteMapProps = { frame: Frame; departments: { key: string; name: string; count: number }[] };

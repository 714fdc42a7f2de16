import type { CaseState, CommandName } from '../../../contracts/cases.ts';
import type { Permission } from '../../../contracts/identity.ts';
import type { Case } from './case.ts';
import type { EventKind, NewEvent, PaperKind, Payloads } from './events/kinds.ts';
import { art, type Ground } from './law.ts';

/** Who acts, as the rules see it: an officer comes with the permissions that hold on this very case. */
export type CaseActor =
  | { kind: 'applicant'; subjectId: string; personId: string }
  | { kind: 'staff'; staffId: string; permissions: ReadonlySet<Permission> }
  | { kind: 'system'; name: string };

/** What each command brings along, texts and answers already sealed. Numbers and papers are added when it is written. */
export type Bodies = {
  submit: Omit<Payloads['submitted'], 'number' | 'documents'>;
  take: Record<string, never>;
  release: Record<string, never>;
  'request-correction': Omit<Payloads['correction-requested'], 'documents'>;
  resubmit: Payloads['resubmitted'];
  accept: Record<string, never>;
  escalate: Payloads['escalated'];
  'refuse-acceptance': Omit<Payloads['acceptance-refused'], 'documents'>;
  'send-back': Payloads['sent-back'];
  withdraw: Record<string, never>;
  /** `at` is the present: rules do not ask the machine for it. */
  'deem-accepted': { due: string; at: string };
  review: Payloads['reviewed'];
  decide: Omit<Payloads['decided'], 'documents'>;
  finish: Payloads['finished'];
};
export type Command = { [C in CommandName]: { name: C; body: Bodies[C] } }[CommandName];

/** Why not; the words are `error.not-allowed-now.<reason>`. */
export type RefusalReason =
  | 'state'
  | 'take-first'
  | 'already-yours'
  | 'correction-used'
  | 'four-eyes'
  | 'window-may-not-refuse'
  | 'not-a-licence'
  | 'not-due'
  | 'no-opinion'
  | 'exists';
export type Refusal =
  | { ok: false; code: 'not-allowed-now'; reason: RefusalReason; ground: Ground | null }
  | { ok: false; code: 'forbidden' }
  | { ok: false; code: 'case-taken'; staffId: string; since: string };
export type Allowed = { ok: true; events: NewEvent[]; papers: readonly PaperKind[] };
export type Decision = Allowed | Refusal;

export type Party = Permission | 'applicant' | 'system';
/** 'holder': only who has taken it; 'free': nobody may have it; 'any': custody plays no part. */
export type Custody = 'holder' | 'free' | 'any';
/** `body` is not there where only the possibility is asked. */
type Guard<B = unknown> = (
  state: Case,
  actor: CaseActor,
  body?: B,
) => { reason: RefusalReason; ground: Ground } | null;

export type Rule<C extends CommandName> = {
  /** State → who may; what is not named is refused. `none` is the case that does not exist yet. */
  from: Partial<Record<CaseState | 'none', Party>>;
  custody: Custody;
  guards: readonly Guard<Bodies[C]>[];
  event: EventKind;
  make: (body: Bodies[C]) => NewEvent;
  papers: readonly PaperKind[];
  /** State afterwards; null: unchanged. */
  to: CaseState | null;
  /** What happens to the clock that runs; 'any': whichever it is. */
  clock: { ends: 'acceptance' | 'decision' | 'any' | null; starts: 'acceptance' | 'decision' | null };
  ground: readonly Ground[];
  /** Parts of the body that the person still writes, for the screen. */
  needs: readonly string[];
  primary: boolean;
};

const noClock = { ends: null, starts: null } as const;

/** One notice tells everything at once; a second would be a new demand (art. 32 para. 1 no. 4). */
const correctionOnce: Guard = (state) =>
  state.correction ? { reason: 'correction-used', ground: art(32, 1, 4) } : null;

/** Who reviewed does not decide: review and decision are two acts of two persons (art. 34, 37). */
const fourEyes: Guard = (state, actor) =>
  state.state === 'reviewed' && actor.kind === 'staff' && state.opinion?.staffId === actor.staffId
    ? { reason: 'four-eyes', ground: art(34, 1) }
    : null;

/** 窗口无权否决: who would not accept does not refuse; that is another person's act. */
const notTheWindow: Guard = (state, actor) =>
  state.state === 'escalated' && actor.kind === 'staff' && state.escalation?.staffId === actor.staffId
    ? { reason: 'window-may-not-refuse', ground: art(32, 1) }
    : null;

/** Silence accepts an application for a licence (行政许可法 art. 32 para. 1 no. 4), no other. */
const licencesOnly: Guard = (state) =>
  state.item.type === 'licence' ? null : { reason: 'not-a-licence', ground: art(32, 1, 4) };

const afterTheFiveDays: Guard<Bodies['deem-accepted']> = (_state, _actor, body) =>
  body && body.at < body.due ? { reason: 'not-due', ground: art(32, 1, 4) } : null;

const opinionGiven: Guard = (state) => (state.opinion ? null : { reason: 'no-opinion', ground: art(37) });

/** The lifecycle. Every command, from every state, has its answer here; the screens read the same table. */
export const lifecycle = {
  submit: {
    from: { none: 'applicant' },
    custody: 'any',
    guards: [],
    event: 'submitted',
    make: (body) => ({ kind: 'submitted', payload: { ...body, number: '', documents: [] } }),
    papers: ['submission-receipt'],
    to: 'received',
    clock: { ends: null, starts: 'acceptance' },
    ground: [art(29)],
    needs: [],
    primary: true,
  },
  take: {
    from: {
      received: 'case.receive',
      escalated: 'case.decide',
      accepted: 'case.review',
      reviewed: 'case.decide',
      decided: 'case.finish',
    },
    custody: 'free',
    guards: [fourEyes, notTheWindow],
    event: 'taken',
    make: () => ({ kind: 'taken', payload: {} }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 1)],
    needs: [],
    primary: true,
  },
  release: {
    from: {
      received: 'case.receive',
      escalated: 'case.decide',
      accepted: 'case.review',
      reviewed: 'case.decide',
      decided: 'case.finish',
    },
    custody: 'holder',
    guards: [],
    event: 'released',
    make: () => ({ kind: 'released', payload: {} }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(34, 1)],
    needs: [],
    primary: false,
  },
  'request-correction': {
    from: { received: 'case.receive' },
    custody: 'holder',
    guards: [correctionOnce],
    event: 'correction-requested',
    make: (body) => ({ kind: 'correction-requested', payload: { ...body, documents: [] } }),
    papers: ['correction-notice'],
    to: 'correction-requested',
    clock: { ends: 'acceptance', starts: null },
    ground: [art(32, 1, 4)],
    needs: ['points'],
    primary: false,
  },
  resubmit: {
    from: { 'correction-requested': 'applicant' },
    custody: 'any',
    guards: [],
    event: 'resubmitted',
    make: (body) => ({ kind: 'resubmitted', payload: body }),
    papers: [],
    to: 'received',
    clock: { ends: null, starts: 'acceptance' },
    ground: [art(32, 1, 5)],
    needs: ['answers'],
    primary: true,
  },
  accept: {
    from: { received: 'case.receive' },
    custody: 'holder',
    guards: [],
    event: 'accepted',
    make: () => ({ kind: 'accepted', payload: { documents: [] } }),
    papers: ['acceptance-notice'],
    to: 'accepted',
    clock: { ends: 'acceptance', starts: 'decision' },
    ground: [art(32, 1, 5), art(32, 2)],
    needs: [],
    primary: true,
  },
  escalate: {
    from: { received: 'case.receive' },
    custody: 'holder',
    guards: [],
    event: 'escalated',
    make: (body) => ({ kind: 'escalated', payload: body }),
    papers: [],
    to: 'escalated',
    // Nobody has told the applicant anything: the five days go on.
    clock: noClock,
    ground: [art(32, 1)],
    needs: ['reason'],
    primary: false,
  },
  'refuse-acceptance': {
    from: { escalated: 'case.decide' },
    custody: 'holder',
    guards: [notTheWindow],
    event: 'acceptance-refused',
    make: (body) => ({ kind: 'acceptance-refused', payload: { ...body, documents: [] } }),
    papers: ['refusal-to-accept'],
    to: 'not-accepted',
    clock: { ends: 'acceptance', starts: null },
    ground: [art(32, 1), art(32, 2)],
    needs: ['ground', 'reason'],
    primary: false,
  },
  'send-back': {
    from: { escalated: 'case.decide' },
    custody: 'holder',
    guards: [],
    event: 'sent-back',
    make: (body) => ({ kind: 'sent-back', payload: body }),
    papers: [],
    to: 'received',
    clock: noClock,
    ground: [art(32, 1)],
    needs: ['reason'],
    primary: true,
  },
  withdraw: {
    from: {
      received: 'applicant',
      'correction-requested': 'applicant',
      escalated: 'applicant',
      accepted: 'applicant',
      reviewed: 'applicant',
    },
    custody: 'any',
    guards: [],
    event: 'withdrawn',
    make: () => ({ kind: 'withdrawn', payload: {} }),
    papers: [],
    to: 'withdrawn',
    clock: { ends: 'any', starts: null },
    // The law has no article of its own: whoever may apply may take it back until it is decided.
    ground: [art(29)],
    needs: [],
    primary: false,
  },
  'deem-accepted': {
    from: { received: 'system', escalated: 'system' },
    custody: 'any',
    guards: [licencesOnly, afterTheFiveDays],
    event: 'deemed-accepted',
    make: ({ due }) => ({ kind: 'deemed-accepted', payload: { due, documents: [] } }),
    papers: ['acceptance-notice'],
    to: 'accepted',
    clock: { ends: 'acceptance', starts: 'decision' },
    ground: [art(32, 1, 4)],
    needs: [],
    primary: false,
  },
  review: {
    from: { accepted: 'case.review' },
    custody: 'holder',
    guards: [],
    event: 'reviewed',
    make: (body) => ({ kind: 'reviewed', payload: body }),
    papers: [],
    to: 'reviewed',
    clock: noClock,
    ground: [art(34, 1)],
    needs: ['opinion', 'reason'],
    primary: true,
  },
  decide: {
    from: { reviewed: 'case.decide' },
    custody: 'holder',
    guards: [opinionGiven, fourEyes],
    event: 'decided',
    make: (body) => ({ kind: 'decided', payload: { ...body, documents: [] } }),
    papers: ['decision'],
    to: 'decided',
    clock: { ends: 'decision', starts: null },
    ground: [art(37), art(38)],
    needs: ['decision', 'reason'],
    primary: true,
  },
  finish: {
    from: { decided: 'case.finish' },
    custody: 'holder',
    guards: [],
    event: 'finished',
    make: (body) => ({ kind: 'finished', payload: body }),
    papers: [],
    to: 'finished',
    clock: noClock,
    ground: [art(44)],
    needs: ['delivery'],
    primary: true,
  },
} as const satisfies { [C in CommandName]: Rule<C> };

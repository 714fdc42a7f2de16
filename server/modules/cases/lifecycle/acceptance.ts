import type { NewEvent, Payloads } from '../events/kinds.ts';
import type { SealedRef } from '../events/refs.ts';
import { art } from '../law.ts';
import { type LaterBody, laterEvents } from './later.ts';
import { notTheWindow } from './persons.ts';
import { type Guard, noClock, type Rules } from './rules.ts';
import { atWindow, type WindowPart } from './window.ts';

/** What the commands up to acceptance bring along, texts and answers already sealed. Numbers and papers are added when it is written. */
export type AcceptanceBodies = {
  submit: Omit<Payloads['submitted'], 'number' | 'documents'> & {
    later?: LaterBody;
    held?: boolean;
    /** 到窗申请: by this officer. */
    window?: WindowPart;
    /** 预审 of this very draft, once it was answered. */
    preCheck?: Payloads['pre-checked'];
  };
  'request-correction': Omit<Payloads['correction-requested'], 'documents'>;
  resubmit: Payloads['resubmitted'] & { later?: LaterBody; window?: WindowPart };
  accept: Record<string, never>;
  escalate: Payloads['escalated'];
  'refuse-acceptance': Omit<Payloads['acceptance-refused'], 'documents'>;
  'send-back': Payloads['sent-back'];
  /** 即办件: what was found true on the spot; there is no refusal on the spot. */
  'grant-at-once': { text: SealedRef };
  'add-scan': Payloads['signed-scanned'];
  /** `at` is the present: rules do not ask the machine for it. */
  'deem-accepted': { due: string; at: string };
};

/** One notice tells everything at once; a second would be a new demand (art. 32 para. 1 no. 4). */
const correctionOnce: Guard = (state) =>
  state.correction ? { reason: 'correction-used', ground: art(32, 1, 4) } : null;

/** Silence accepts an application for a licence (行政许可法 art. 32 para. 1 no. 4), another where its item says so. */
const silenceAccepts: Guard = (state) =>
  state.rules.deemed ? null : { reason: 'not-a-licence', ground: art(32, 1, 4) };

const afterTheFiveDays: Guard<AcceptanceBodies['deem-accepted']> = (_state, _actor, body) =>
  body && body.at < body.due ? { reason: 'not-due', ground: art(32, 1, 4) } : null;

/**
 * Art. 32: once the five working days went by in silence the application *is* accepted, as of its receipt, whether or not
 * the platform has written that down yet. Nothing is demanded, refused or dated otherwise any more.
 */
export const beforeSilence: Guard = (state, _actor, _body, moment) =>
  state.rules.deemed && !state.acceptedAt && moment?.due && moment.at >= moment.due
    ? { reason: 'accepted-by-silence', ground: art(32, 1, 4) }
    : null;

/** On the spot (art. 34 para. 2) only what the item says is handled so. */
const instantOnly: Guard = (state) =>
  state.item.handleKind === 'instant' ? null : { reason: 'not-instant', ground: art(34, 2) };

const accepted = { kind: 'accepted' as const, payload: { documents: [] } };

/** Whoever goes on with it knows what the applicant was told before; it binds nobody. */
const seenBefore = (payload: Payloads['pre-checked'] | undefined): NewEvent[] =>
  payload ? [{ kind: 'pre-checked', payload, by: 'system:rule' }] : [];

/** The rule of the package holds it, not the applicant. */
const heldBack = { kind: 'result-held' as const, payload: {}, by: 'system:rule' as const };

/** A print that was signed and could not be scanned then (许可法 29: the application is in writing, and is kept). */
const unscanned: Guard<AcceptanceBodies['add-scan']> = (state, _actor, body) =>
  state.signedPapers.some(({ mark, files }) => !files.length && (!body || body.mark === mark))
    ? null
    : { reason: 'nothing-unscanned', ground: art(29) };

export const acceptanceRules = {
  submit: {
    from: { none: 'applicant' },
    custody: 'any',
    guards: [],
    event: 'submitted',
    make: ({ later, window, held, preCheck, ...body }) => {
      const submitted = { kind: 'submitted' as const, payload: { ...body, number: '', documents: [] } };
      const first = [
        submitted,
        ...atWindow(window),
        ...seenBefore(preCheck),
        ...laterEvents(later),
        ...(held ? [heldBack] : []),
      ];
      // 收件即受理: the item's own rule accepts, not the applicant.
      return body.rules.onReceipt ? [...first, { ...accepted, by: 'system:rule' }] : first;
    },
    papers: ['submission-receipt', 'commitment', 'acceptance-notice'],
    to: 'received',
    clock: { ends: null, starts: 'acceptance' },
    ground: [art(29)],
    needs: [],
    primary: true,
  },
  'request-correction': {
    from: { received: 'case.receive' },
    custody: 'holder',
    guards: [correctionOnce, beforeSilence],
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
    make: ({ later, window, ...body }) => [
      { kind: 'resubmitted', payload: body },
      ...atWindow(window),
      ...laterEvents(later),
    ],
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
    guards: [beforeSilence],
    event: 'accepted',
    make: () => accepted,
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
    guards: [beforeSilence],
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
    guards: [notTheWindow, beforeSilence],
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
    guards: [beforeSilence],
    event: 'sent-back',
    make: (body) => ({ kind: 'sent-back', payload: body }),
    papers: [],
    to: 'received',
    clock: noClock,
    ground: [art(32, 1)],
    needs: ['reason'],
    primary: true,
  },
  'grant-at-once': {
    from: { received: 'case.instant' },
    custody: 'holder',
    guards: [instantOnly, beforeSilence],
    event: 'decided',
    make: ({ text }) => [accepted, { kind: 'decided', payload: { decision: 'grant', text, documents: [] } }],
    papers: ['acceptance-notice', 'decision'],
    to: 'decided',
    clock: { ends: 'acceptance', starts: 'delivery' },
    ground: [art(34, 2), art(38, 1)],
    needs: ['reason'],
    primary: true,
  },
  'add-scan': {
    from: {
      received: 'case.receive',
      'correction-requested': 'case.receive',
      escalated: 'case.receive',
      accepted: 'case.receive',
      reviewed: 'case.receive',
      decided: 'case.receive',
      issued: 'case.receive',
      finished: 'case.receive',
    },
    whileStopped: true,
    custody: 'any',
    guards: [unscanned],
    event: 'signed-scanned',
    make: (body) => ({ kind: 'signed-scanned', payload: body }),
    papers: [],
    to: null,
    clock: noClock,
    ground: [art(29)],
    needs: ['files'],
    primary: false,
  },
  'deem-accepted': {
    from: { received: 'system', escalated: 'system' },
    custody: 'any',
    guards: [silenceAccepts, afterTheFiveDays],
    event: 'deemed-accepted',
    make: ({ due }) => ({ kind: 'deemed-accepted', payload: { due, documents: [] } }),
    papers: ['acceptance-notice'],
    to: 'accepted',
    clock: { ends: 'acceptance', starts: 'decision' },
    ground: [art(32, 1, 4)],
    needs: [],
    primary: false,
  },
} as const satisfies Rules<AcceptanceBodies>;

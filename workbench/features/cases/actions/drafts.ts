import {
  type AskingOutcome,
  type CorrectionPoint,
  type DecisionKind,
  type OfficerCommand,
  type SuspensionCause,
  suspensionCauses,
  type VoidGround,
} from '../../../../contracts/case-commands.ts';
import type { RefusalGround } from '../../../../contracts/cases.ts';
import type { Sent } from '../commands.ts';

/** What an officer has written so far for one command; kept while forms are switched and versions change. */
export type Draft = {
  points: CorrectionPoint[];
  opinion?: 'grant' | 'refuse';
  decision?: DecisionKind;
  /** With the decision «partly»: what is granted. */
  part?: string;
  delivery?: 'counter' | 'post' | 'online';
  ground?: RefusalGround;
  /** With the ground «not competent»: who is. */
  competent?: string;
  /** Who gets the case. */
  to?: string;
  cause?: SuspensionCause;
  /** The provision, where the cause brings none of its own. */
  basis?: string;
  expectedEnd?: string;
  step?: string;
  days?: string;
  /** Of a step that people come to, and of one that tells them of their right to it. */
  heldOn?: string;
  venue?: string;
  parties?: string;
  outcome?: AskingOutcome;
  result?: string;
  organisationId?: string;
  /** Proof of delivery: who took it, or the number of the consignment. */
  receiver?: string;
  tracking?: string;
  voidGround?: VoidGround;
  breach?: 'commitment' | 'deferral';
  reason: string;
};
export type Drafts = { open: OfficerCommand | null; byCommand: Partial<Record<OfficerCommand, Draft>> };

export const emptyDraft: Draft = { points: [], reason: '' };
export const noDrafts: Drafts = { open: null, byCommand: {} };
export const draftOf = (drafts: Drafts, command: OfficerCommand): Draft =>
  drafts.byCommand[command] ?? emptyDraft;

/** Where each command keeps its place in the table of needs; a need outside it cannot be drawn by this page. */
export const needs = [
  'colleague',
  'points',
  'opinion',
  'decision',
  'delivery',
  'ground',
  'cause',
  'expectedEnd',
  'step',
  'openStep',
  'days',
  'result',
  'organisation',
  'receipt',
  'voidGround',
  'breach',
  'reason',
] as const;
export type Need = (typeof needs)[number];
export const isNeed = (need: string): need is Need => (needs as readonly string[]).includes(need);

export type DraftAction =
  | { do: 'open'; command: OfficerCommand | null }
  | { do: 'write'; command: OfficerCommand; change: Partial<Draft> }
  | { do: 'mark'; kind: CorrectionPoint['kind']; ref: string }
  | { do: 'clear'; command: OfficerCommand };

export function reduceDrafts(drafts: Drafts, action: DraftAction): Drafts {
  switch (action.do) {
    case 'open':
      return { ...drafts, open: action.command };
    case 'write':
      return withDraft(drafts, action.command, { ...draftOf(drafts, action.command), ...action.change });
    case 'mark': {
      const draft = draftOf(drafts, 'request-correction');
      const others = draft.points.filter((point) => point.kind !== action.kind || point.ref !== action.ref);
      const had = others.length < draft.points.length;
      const points = had ? others : [...draft.points, { kind: action.kind, ref: action.ref, say: '' }];
      return withDraft(drafts, 'request-correction', { ...draft, points });
    }
    case 'clear':
      return { open: null, byCommand: { ...drafts.byCommand, [action.command]: emptyDraft } };
  }
}

const withDraft = (drafts: Drafts, command: OfficerCommand, draft: Draft): Drafts => ({
  ...drafts,
  byCommand: { ...drafts.byCommand, [command]: draft },
});

/** True where something would be lost if the page forgot it. */
export const isDirty = ({ byCommand }: Drafts): boolean =>
  Object.values(byCommand).some(
    ({ points, reason, competent, ...chosen }) =>
      points.length > 0 || Boolean(reason.trim() || competent?.trim()) || Object.values(chosen).some(Boolean),
  );

/** What a part of the form lacks beyond its own name. */
type Lack = Need | 'say' | 'why' | 'competent' | 'basis' | 'part' | 'receiver' | 'tracking';

/** What is still to be written, in the order of the form; a point without a reason counts as `why`, without words as `say`. */
export function missing(wanted: readonly string[], draft: Draft): Lack[] {
  return wanted.filter(isNeed).flatMap((need): Lack[] => {
    if (need === 'points') {
      if (draft.points.length === 0) return ['points'];
      if (draft.points.some(({ reason }) => !reason)) return ['why'];
      return draft.points.some(({ say }) => !say.trim()) ? ['say'] : [];
    }
    if (need === 'ground' && draft.ground === 'not-competent' && !draft.competent?.trim())
      return ['competent'];
    return lackOf(need, draft);
  });
}

const blank = (value: string | undefined): boolean => !value?.trim();

function lackOf(need: Exclude<Need, 'points'>, draft: Draft): Lack[] {
  switch (need) {
    case 'decision':
      if (!draft.decision) return ['decision'];
      return draft.decision === 'partly' && blank(draft.part) ? ['part'] : [];
    case 'cause':
      if (!draft.cause) return ['cause'];
      return !suspensionCauses[draft.cause].article && blank(draft.basis) ? ['basis'] : [];
    case 'expectedEnd':
      return [];
    case 'days':
      return /^[1-9]\d{0,2}$/.test(draft.days ?? '') && Number(draft.days) <= 400 ? [] : ['days'];
    case 'openStep':
      return draft.step ? [] : ['openStep'];
    case 'organisation':
      return draft.organisationId ? [] : ['organisation'];
    case 'receipt':
      if (draft.delivery === 'counter') return blank(draft.receiver) ? ['receiver'] : [];
      return draft.delivery === 'post' && blank(draft.tracking) ? ['tracking'] : [];
    case 'colleague':
      return draft.to ? [] : ['colleague'];
    case 'result':
      return blank(draft.result) ? ['result'] : [];
    case 'reason':
      return blank(draft.reason) ? ['reason'] : [];
    default:
      return draft[need] ? [] : [need];
  }
}

/** The command ready to be sent; undefined while something is missing. */
export function ready(command: OfficerCommand, version: number, draft: Draft): Sent | undefined {
  const reason = draft.reason.trim();
  switch (command) {
    case 'take':
    case 'release':
    case 'accept':
      return { command, version, input: {} };
    case 'request-correction': {
      const points = draft.points.map((point) => ({ ...point, say: point.say.trim() }));
      return points.length && points.every(({ say, reason }) => say && reason)
        ? { command, version, input: { points } }
        : undefined;
    }
    case 'hand-over':
    case 'assign':
    case 'reassign':
      return draft.to && reason ? { command, version, input: { to: draft.to, reason } } : undefined;
    case 'escalate':
    case 'send-back':
      return reason ? { command, version, input: { reason } } : undefined;
    case 'refuse-acceptance': {
      const { ground } = draft;
      if (!ground || !reason || missing(['ground'], draft).length) return undefined;
      const competent = ground === 'not-competent' ? draft.competent?.trim() : undefined;
      return { command, version, input: { ground, reason, ...(competent ? { competent } : {}) } };
    }
    case 'review':
      return draft.opinion && reason
        ? { command, version, input: { opinion: draft.opinion, reason } }
        : undefined;
    case 'decide':
      return draft.decision && reason && !missing(['decision'], draft).length
        ? { command, version, input: { decision: draft.decision, ...only('part', draft.part), reason } }
        : undefined;
    case 'finish':
      return draft.delivery ? { command, version, input: { delivery: draft.delivery } } : undefined;
    default:
      return readyClock(command, version, draft);
  }
}

/** Of the commands that stop, move or end a clock, and of those that bring the result. */
function readyClock(command: ClockCommand, version: number, draft: Draft): Sent | undefined {
  const reason = draft.reason.trim();
  const wants = (...wanted: Need[]) => missing(wanted, draft).length === 0;
  switch (command) {
    case 'issue':
      return { command, version, input: {} };
    case 'grant-at-once':
    case 'resume':
    case 'extend':
      return reason ? { command, version, input: { reason } } : undefined;
    case 'suspend': {
      const { cause, basis, expectedEnd } = draft;
      if (!cause || !wants('cause', 'reason')) return undefined;
      const input = { cause, ...only('basis', basis), ...only('expectedEnd', expectedEnd), reason };
      return { command, version, input };
    }
    case 'begin-special-step':
      return draft.step && wants('days', 'reason')
        ? {
            command,
            version,
            input: {
              step: draft.step,
              days: Number(draft.days),
              ...only('parties', draft.parties),
              ...only('heldOn', draft.heldOn),
              ...only('venue', draft.venue),
              reason,
            },
          }
        : undefined;
    case 'end-special-step':
      return draft.step && wants('result')
        ? {
            command,
            version,
            input: {
              step: draft.step,
              result: draft.result?.trim() ?? '',
              ...(draft.outcome ? { outcome: draft.outcome } : {}),
            },
          }
        : undefined;
    case 'transfer':
      return draft.organisationId && reason
        ? { command, version, input: { organisationId: draft.organisationId, reason } }
        : undefined;
    case 'deliver': {
      const { delivery, receiver, tracking } = draft;
      if (!delivery || !wants('receipt')) return undefined;
      const proof = delivery === 'counter' ? only('receiver', receiver) : only('tracking', tracking);
      return { command, version, input: { delivery, ...(delivery === 'online' ? {} : proof) } };
    }
    case 'record-breach':
      return draft.breach && reason
        ? { command, version, input: { breach: draft.breach, reason } }
        : undefined;
    case 'void':
      return draft.voidGround && reason
        ? { command, version, input: { voidGround: draft.voidGround, reason } }
        : undefined;
  }
}

type ClockCommand =
  | 'grant-at-once'
  | 'suspend'
  | 'resume'
  | 'begin-special-step'
  | 'end-special-step'
  | 'extend'
  | 'transfer'
  | 'issue'
  | 'deliver'
  | 'record-breach'
  | 'void';

/** A part of the body only where something was written. */
const only = <K extends string>(name: K, value: string | undefined): { [N in K]?: string } =>
  value?.trim() ? ({ [name]: value.trim() } as { [N in K]: string }) : {};

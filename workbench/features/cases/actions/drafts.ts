import type { CorrectionPoint, OfficerCommand } from '../../../../contracts/case-commands.ts';
import type { RefusalGround } from '../../../../contracts/cases.ts';
import type { Sent } from '../commands.ts';

/** What an officer has written so far for one command; kept while forms are switched and versions change. */
export type Draft = {
  points: CorrectionPoint[];
  opinion?: 'grant' | 'refuse';
  decision?: 'grant' | 'refuse';
  delivery?: 'counter' | 'post' | 'online';
  ground?: RefusalGround;
  /** With the ground «not competent»: who is. */
  competent?: string;
  /** Who gets the case. */
  to?: string;
  reason: string;
};
export type Drafts = { open: OfficerCommand | null; byCommand: Partial<Record<OfficerCommand, Draft>> };

export const emptyDraft: Draft = { points: [], reason: '' };
export const noDrafts: Drafts = { open: null, byCommand: {} };
export const draftOf = (drafts: Drafts, command: OfficerCommand): Draft =>
  drafts.byCommand[command] ?? emptyDraft;

/** Where each command keeps its place in the table of needs; a need outside it cannot be drawn by this page. */
export const needs = ['colleague', 'points', 'opinion', 'decision', 'delivery', 'ground', 'reason'] as const;
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
type Lack = Need | 'say' | 'competent';

/** What is still to be written, in the order of the form; a point without words counts as `say`. */
export function missing(wanted: readonly string[], draft: Draft): Lack[] {
  return wanted.filter(isNeed).flatMap((need): Lack[] => {
    if (need === 'points') {
      if (draft.points.length === 0) return ['points'];
      return draft.points.some(({ say }) => !say.trim()) ? ['say'] : [];
    }
    if (need === 'ground' && draft.ground === 'not-competent' && !draft.competent?.trim())
      return ['competent'];
    if (need === 'colleague') return draft.to ? [] : ['colleague'];
    return need === 'reason' ? (draft.reason.trim() ? [] : ['reason']) : draft[need] ? [] : [need];
  });
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
      return points.length && points.every(({ say }) => say)
        ? { command, version, input: { points } }
        : undefined;
    }
    case 'hand-over':
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
      return draft.decision && reason
        ? { command, version, input: { decision: draft.decision, reason } }
        : undefined;
    case 'finish':
      return draft.delivery ? { command, version, input: { delivery: draft.delivery } } : undefined;
  }
}

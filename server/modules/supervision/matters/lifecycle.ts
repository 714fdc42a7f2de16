import type { MatterCommand } from '../../../../contracts/supervision.ts';
import { type Actor, actionsBy, decideBy, type Rules } from '../../../platform/lifecycle/index.ts';
import type { Matter, MatterPayloads, NewMatterEvent } from './matter.ts';

/**
 * Who acts: whom it is about (an officer, or the head of a unit where it is about nobody else), who supervises there, the
 * clock. `own`: it is about the actor or her unit, so that she judges nothing; `now` and `dueAt` are what guards ask.
 */
export type MatterPart = 'concerned' | 'judge' | 'clock';
export type MatterActor = Actor<MatterPart> & { own: boolean; now: Date; dueAt: Date | null };

/** Why not; the words are `error.not-allowed-now.<reason>`. */
export type MatterRefusal =
  | 'judge-yourself'
  | 'other-judge'
  | 'explain-open'
  | 'appeal-over'
  | 'still-open'
  | 'once-only';

export type MatterBodies = {
  explain: Record<string, never>;
  uphold: MatterPayloads['upheld'];
  withdraw: Record<string, never>;
  appeal: Record<string, never>;
  judge: MatterPayloads['judged'];
  settle: Record<string, never>;
  lapse: MatterPayloads['lapsed'];
};
export type AnyMatterCommand = MatterCommand | 'settle' | 'lapse';

type Guard = (matter: Matter, actor: MatterActor) => MatterRefusal | null;
type MatterRules = Rules<MatterBodies, Matter, MatterActor, NewMatterEvent, MatterRefusal>;

const over = ({ now, dueAt }: MatterActor): boolean => dueAt !== null && now >= dueAt;

/** Nobody judges what is about herself (公务员法 第七十六条: 回避). */
const notOwn: Guard = (_matter, actor) => (actor.own ? 'judge-yourself' : null);
/** Who is concerned is heard first, unless she let the limit pass. */
const heard: Guard = (matter, actor) => (matter.state === 'opened' && !over(actor) ? 'explain-open' : null);
const another: Guard = (matter, actor) => (matter.decidedBy === actor.ref ? 'other-judge' : null);
const onceOnly: Guard = (matter) => (matter.appealed ? 'once-only' : null);
const inWindow: Guard = (_matter, actor) => (over(actor) ? 'appeal-over' : null);
const windowOver: Guard = (_matter, actor) => (over(actor) ? null : 'still-open');

/** Cards: explanation, decision, one appeal to another person. Nothing closes without its step. */
export const cardRules: MatterRules = {
  explain: {
    from: ['opened'],
    by: 'concerned',
    guards: [],
    make: () => ({ kind: 'explained', payload: {} }),
    needs: ['text'],
    primary: true,
  },
  uphold: {
    from: ['opened', 'explained'],
    by: 'judge',
    guards: [notOwn, heard],
    make: (payload) => ({ kind: 'upheld', payload }),
    needs: ['text'],
    primary: true,
  },
  withdraw: {
    from: ['opened', 'explained'],
    by: 'judge',
    guards: [notOwn],
    make: () => ({ kind: 'withdrawn', payload: {} }),
    needs: ['text'],
    primary: false,
  },
  appeal: {
    from: ['upheld'],
    by: 'concerned',
    guards: [onceOnly, inWindow],
    make: () => ({ kind: 'appealed', payload: {} }),
    needs: ['text'],
    primary: false,
  },
  judge: {
    from: ['appealed'],
    by: 'judge',
    guards: [notOwn, another],
    make: (payload) => ({ kind: 'judged', payload }),
    needs: ['upheld', 'text'],
    primary: true,
  },
  settle: {
    from: ['upheld'],
    by: 'clock',
    guards: [windowOver],
    make: () => ({ kind: 'settled', payload: {} }),
    needs: [],
    primary: false,
  },
  lapse: {
    from: ['opened', 'explained', 'upheld', 'appealed', 'final'],
    by: 'clock',
    guards: [],
    make: (payload) => ({ kind: 'lapsed', payload }),
    needs: [],
    primary: false,
  },
};

/** Findings: the same hearing; upheld they lead to a card or to the ledger. */
export const findingRules: MatterRules = {
  ...cardRules,
  uphold: { ...cardRules.uphold, needs: ['outcome', 'text'] },
  appeal: { ...cardRules.appeal, from: [] },
  judge: { ...cardRules.judge, from: [] },
};

const rulesOf = ({ sort }: Matter): MatterRules => (sort === 'card' ? cardRules : findingRules);

/** Pure and total: every command in every state has its answer. */
export const decideMatter = <C extends AnyMatterCommand>(
  matter: Matter,
  command: C,
  body: MatterBodies[C],
  actor: MatterActor,
) => decideBy(rulesOf(matter), matter, command, body, actor);

/** The same table read the other way. */
export const matterActions = (matter: Matter, actor: MatterActor) =>
  actionsBy(rulesOf(matter), matter, actor);

import type { PreCheckCommand } from '../../../../contracts/pre-check.ts';
import {
  type Actor,
  actionsBy,
  type Decision,
  decideBy,
  type Rule,
} from '../../../platform/lifecycle/index.ts';
import { art, type Ground } from '../law.ts';
import type { NewPreCheckEvent, PreCheck, PreCheckPayloads } from './pre-check.ts';

/** The applicant who asks, an officer who would receive the application, the clock. */
export type PreCheckPart = 'applicant' | 'officer' | 'clock';
/** `gone`: what was shown is handed in or given up. `rounds`: how often one may ask. */
export type PreCheckActor = Actor<PreCheckPart> & { gone: boolean; rounds: number };
export type PreCheckRefusal = 'state' | 'pre-check-often' | 'pre-check-gone' | 'pre-check-there';
export type PreCheckActs = {
  ask: PreCheckPayloads['asked'];
  answer: PreCheckPayloads['answered'];
  withdraw: Record<string, never>;
  close: Record<string, never>;
};

type Guard = (found: PreCheck, actor: PreCheckActor) => PreCheckRefusal | null;
const there: Guard = (_found, { gone }) => (gone ? 'pre-check-gone' : null);
const isGone: Guard = (_found, { gone }) => (gone ? null : 'pre-check-there');
const notTooOften: Guard = ({ round }, { rounds }) => (round < rounds ? null : 'pre-check-often');

type Row<B> = Rule<PreCheck, PreCheckActor, B, NewPreCheckEvent, PreCheckRefusal> & {
  ground: readonly Ground[];
};

/**
 * 预审, before there is a case: the law's duty to explain what is asked for (行政许可法 art. 30 para. 2), done on the
 * application itself. Nothing here accepts, refuses or demands (art. 32 begins with the application handed in), and
 * nothing here is needed for it: it may be handed in from every state.
 */
export const preCheckRules: { [C in keyof PreCheckActs]: Row<PreCheckActs[C]> } = {
  /** The first one begins it; these are those after it. */
  ask: {
    from: ['answered', 'withdrawn'],
    by: 'applicant',
    guards: [there, notTooOften],
    make: (payload) => ({ kind: 'asked', payload }),
    needs: [],
    primary: true,
    ground: [art(30, 2)],
  },
  answer: {
    from: ['asked'],
    by: 'officer',
    guards: [there],
    make: (payload) => ({ kind: 'answered', payload }),
    needs: ['result', 'points'],
    primary: true,
    ground: [art(30, 2)],
  },
  withdraw: {
    from: ['asked'],
    by: 'applicant',
    guards: [],
    make: () => ({ kind: 'withdrawn', payload: {} }),
    needs: [],
    primary: false,
    ground: [art(30, 2)],
  },
  close: {
    from: ['asked', 'answered', 'withdrawn'],
    by: 'clock',
    guards: [isGone],
    make: () => ({ kind: 'closed', payload: {} }),
    needs: [],
    primary: false,
    ground: [art(29)],
  },
};

/** Pure and total. */
export function decidePreCheck<C extends PreCheckCommand>(
  found: PreCheck,
  command: C,
  body: PreCheckActs[C],
  actor: PreCheckActor,
): Decision<NewPreCheckEvent, PreCheckRefusal> {
  return decideBy(preCheckRules, found, command, body, actor);
}

/** The same table read the other way. */
export const preCheckActions = (found: PreCheck, actor: PreCheckActor) =>
  actionsBy(preCheckRules, found, actor);

import type { AvailableAction } from '../../../../contracts/cases.ts';
import { type OfficerStepCommand, stepBodies } from '../../../../contracts/step-commands.ts';

/** A command that may be aimed at a step, one of its seats, or (by the decider) the route as a whole. */
export type Aimed = Omit<AvailableAction, 'command'> & { command: OfficerStepCommand };

export const aimsOf = (actions: readonly AvailableAction[]): Aimed[] =>
  actions
    .filter((action): action is AvailableAction & Aimed => action.command in stepBodies)
    .sort((a, b) => Number(b.primary) - Number(a.primary));

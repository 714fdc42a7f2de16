import type { OfficerCommand } from '../../../../contracts/case-commands.ts';
import type { AvailableAction } from '../../../../contracts/cases.ts';

/** The letter of each command; the ones with a form end with Ctrl Enter instead. */
export const commandKeys = {
  take: 'T',
  release: 'R',
  'hand-over': 'H',
  assign: null,
  reassign: null,
  accept: 'S',
  'request-correction': 'B',
  escalate: null,
  'refuse-acceptance': null,
  'send-back': null,
  review: null,
  decide: null,
  finish: null,
  'grant-at-once': null,
  suspend: null,
  resume: null,
  'begin-special-step': null,
  'end-special-step': null,
  extend: null,
  transfer: null,
  issue: null,
  deliver: null,
  void: null,
  'record-breach': null,
} as const satisfies Record<OfficerCommand, string | null>;

export type OfficerAction = Omit<AvailableAction, 'command'> & { command: OfficerCommand };

/** The actions this page can draw, in the server's order with the main one in front. */
export const officerActions = (actions: readonly AvailableAction[]): OfficerAction[] =>
  actions
    .filter((action): action is AvailableAction & OfficerAction => action.command in commandKeys)
    .sort((a, b) => Number(b.primary) - Number(a.primary));

/** The form shown without being asked for: that of the first main action, unless that one needs no form. */
export function openByItself(actions: readonly OfficerAction[]): OfficerCommand | null {
  const main = actions.find(({ primary }) => primary);
  return main && main.needs.length > 0 ? main.command : null;
}

import type { CommandName } from '../../../../contracts/case-commands.ts';
import { type AcceptanceBodies, acceptanceRules } from './acceptance.ts';
import { type ClockBodies, clockRules } from './clock.ts';
import { type ConclusionBodies, conclusionRules } from './conclusion.ts';
import { type CustodyBodies, custodyRules } from './custody.ts';
import { type JointBodies, jointRules } from './joint.ts';
import { type LaterBodies, laterRules } from './later.ts';
import { type ReviewBodies, reviewRules } from './review.ts';
import { type RouteBodies, routeRules } from './route.ts';
import type { Rule } from './rules.ts';

/** What each command brings along. */
export type Bodies = AcceptanceBodies &
  CustodyBodies &
  ReviewBodies &
  RouteBodies &
  ClockBodies &
  ConclusionBodies &
  LaterBodies &
  JointBodies;
export type Command = { [C in CommandName]: { name: C; body: Bodies[C] } }[CommandName];

/** The lifecycle. Every command, from every state, has its answer here; the screens read the same table. */
export const lifecycle = {
  ...acceptanceRules,
  ...custodyRules,
  ...reviewRules,
  ...routeRules,
  ...clockRules,
  ...conclusionRules,
  ...laterRules,
  ...jointRules,
} as const satisfies { [C in CommandName]: Rule<Bodies[C]> };

import type { CommandName } from '../../../contracts/case-commands.ts';
import type { AvailableAction } from '../../../contracts/cases.ts';
import { type Case, isStopped } from './case.ts';
import { type NewEvent, papersByEvent } from './events/kinds.ts';
import { art, type Ground } from './law.ts';
import type {
  CaseActor,
  Custody,
  Decision,
  Moment,
  Party,
  Refusal,
  RefusalReason,
  Rule,
} from './lifecycle/rules.ts';
import { type Command, lifecycle } from './lifecycle/table.ts';
import { inWhoseStead, targetOf } from './review/acts.ts';
import { finishes } from './review/finishing.ts';

export type { CaseActor, Decision, Moment, Refusal } from './lifecycle/rules.ts';
export { type Bodies, type Command, lifecycle } from './lifecycle/table.ts';

type AnyRule = Rule<Command['body']>;

/** The table read forwards: pure and total. `undefined` is the case that does not exist yet. */
export function decide(
  state: Case | undefined,
  command: Command,
  actor: CaseActor,
  moment?: Moment,
): Decision {
  const rule = lifecycle[command.name] as unknown as AnyRule;
  const refused = refusalOf(rule, state, actor, moment, command.body) ?? inOwnName(command, actor);
  if (refused) return refused;
  const events = withFinish(state, [rule.make(command.body, state, actor)].flat());
  const made = events.flatMap((event) => papersByEvent[event.kind] ?? []);
  return {
    ok: true,
    events,
    papers: rule.papers.filter((paper) => made.includes(paper)),
    actsFor: state ? steadOf(rule, state, command, actor) : null,
  };
}

/** The absent colleague for whom it is done: of a step whose seat it is, else whose right or case. */
function steadOf(rule: AnyRule, state: Case, { body }: Command, actor: CaseActor): string | null {
  const party = rule.from[state.state];
  if (party !== 'step' || !state.route) return inPlaceOf(party, state, actor) ?? null;
  const { step, seat } = body as { step?: string | null; seat?: unknown };
  const target = targetOf(state.route, step ?? '', typeof seat === 'string' ? seat : undefined);
  return target ? inWhoseStead(target, actor) : null;
}

/** The opinion that was the last one ends the review in the same act. */
function withFinish(state: Case | undefined, events: NewEvent[]): NewEvent[] {
  const [first] = events;
  return first && state?.route && finishes(state.route, first)
    ? [...events, { kind: 'route-finished', payload: {} }]
    : events;
}

/** Who applies does so in the name in which the session acts. */
function inOwnName(command: Command, actor: CaseActor): Refusal | null {
  const own = actor.kind === 'applicant' ? actor.subjectId : undefined;
  return command.name !== 'submit' || command.body.subject.id === own
    ? null
    : { ok: false, code: 'forbidden' };
}

/** What `decide` would refuse whatever the body: asked before a body is looked at. */
export function refusal(
  state: Case | undefined,
  name: CommandName,
  actor: CaseActor,
  moment?: Moment,
): Refusal | null {
  return refusalOf(lifecycle[name] as unknown as AnyRule, state, actor, moment);
}

/** The table read backwards: what this actor may do now. The server refuses whatever is not in this list. */
export function availableActions(state: Case, actor: CaseActor, moment?: Moment): AvailableAction[] {
  return (Object.keys(lifecycle) as CommandName[]).flatMap((command) => {
    const rule = lifecycle[command] as unknown as AnyRule;
    if (refusalOf(rule, state, actor, moment)) return [];
    const action = { command, needs: [...rule.needs], primary: rule.primary };
    return rule.targets ? rule.targets(state, actor, moment).map((aim) => ({ ...action, ...aim })) : [action];
  });
}

/** Order of the answers: no such act in this state, not your part, the clock stands still, another has it, what the law says. */
function refusalOf(
  rule: AnyRule,
  state: Case | undefined,
  actor: CaseActor,
  moment?: Moment,
  body?: Command['body'],
): Refusal | null {
  const party = rule.from[state?.state ?? 'none'];
  if (!party) return no(state && rule.from.none ? 'exists' : 'state', rule.ground[0] ?? null);
  const actsFor = inPlaceOf(party, state, actor);
  if (!isParty(party, state, actor) && !actsFor) return { ok: false, code: 'forbidden' };
  if (!state) return null;
  if (!rule.whileStopped && isStopped(state)) return no('stopped', art(45));
  const acting = actor.kind === 'staff' ? { ...actor, actsFor: actsFor ?? null } : actor;
  const held = custodyRefusal(rule.custody, state, acting);
  if (held) return held;
  for (const guard of rule.guards) {
    const refused = guard(state, acting, body as never, moment); // the body is that of the rule's own command
    if (refused) return no(refused.reason, refused.ground);
  }
  return null;
}

function no(reason: RefusalReason, ground: Ground | null): Refusal {
  return { ok: false, code: 'not-allowed-now', reason, ground };
}

const sizeOf = (some: { size: number } | { length: number } | undefined): number =>
  !some ? 0 : 'size' in some ? some.size : some.length;

function isParty(party: Party, state: Case | undefined, actor: CaseActor): boolean {
  if (party === 'applicant') {
    return actor.kind === 'applicant' && (!state || actor.subjectId === state.subject.id);
  }
  if (party === 'system' || party === 'outside') return actor.kind === party;
  if (party === 'step') {
    if (actor.kind !== 'staff') return false;
    return [actor.permissions, actor.seats, actor.standsFor].some((one) => sizeOf(one) > 0);
  }
  return actor.kind === 'staff' && actor.permissions.has(party);
}

/**
 * The absent colleague in whose stead an officer does this (A/B 岗): who has the case, else whose right it takes.
 * Undefined where she acts for herself, or may not act at all.
 */
function inPlaceOf(party: Party | undefined, state: Case | undefined, actor: CaseActor): string | undefined {
  if (actor.kind !== 'staff' || !actor.standsFor?.length || !party) return undefined;
  const may = (one: { permissions: ReadonlySet<string> }) => one.permissions.has(party);
  const holder = actor.standsFor.find((one) => one.staffId === state?.handler?.staffId);
  if (holder && (may(holder) || may(actor))) return holder.staffId;
  return may(actor) ? undefined : actor.standsFor.find(may)?.staffId;
}

function custodyRefusal(custody: Custody, state: Case, actor: CaseActor): Refusal | null {
  if (custody === 'any' || actor.kind !== 'staff') return null;
  const mine = [actor.staffId, ...(actor.standsFor ?? []).map((one) => one.staffId)];
  if (state.handler && !mine.includes(state.handler.staffId)) {
    return { ok: false, code: 'case-taken', ...state.handler };
  }
  if (custody === 'holder' && !state.handler) return no('take-first', null);
  if (custody === 'free' && state.handler) return no('already-yours', null);
  return null;
}

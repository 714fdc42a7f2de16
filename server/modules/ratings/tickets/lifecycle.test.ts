import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketCommand, TicketState } from '../../../../contracts/rating-tickets.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { localDate } from '../../../platform/clock.ts';
import {
  decideTicket,
  type TicketActor,
  type TicketBodies,
  ticketActions,
  ticketRules,
} from './lifecycle.ts';
import { shippedLimits, ticketDue } from './limits.ts';
import { evolveTicket, type Ticket } from './ticket.ts';

const monday = new Date('2026-11-23T10:00:00+08:00');
const by = (ref: string, ...parts: ('supervisor' | 'department' | 'rater')[]): TicketActor => ({
  ref,
  parts: new Set(parts),
  rated: false,
});
const sun = by('staff:sun', 'supervisor');
const second = by('staff:second', 'supervisor');
const chief = by('staff:chief', 'department');
const rater = by('person:zhou', 'rater');

const opened = (): Ticket =>
  evolveTicket(undefined, {
    kind: 'opened',
    payload: { level: 1, organisationId: 'market' },
    seq: 1,
    actor: 'system:ratings',
    at: monday,
  });

function act<C extends TicketCommand>(
  ticket: Ticket,
  actor: TicketActor,
  command: C,
  body: TicketBodies[C],
): Ticket {
  const decision = decideTicket(ticket, command, body, actor);
  if (!decision.ok) throw new Error(decision.code === 'forbidden' ? 'forbidden' : decision.reason);
  return evolveTicket(ticket, { ...decision.event, seq: ticket.version + 1, actor: actor.ref, at: monday });
}

const valid = () => act(opened(), sun, 'verify', { finding: 'valid' });
const replied = () => act(act(valid(), chief, 'mend', {}), chief, 'reply', {});

describe('a bad rating', () => {
  test('is verified, mended, answered and revisited before it ends', () => {
    const ended = act(replied(), sun, 'revisit', { outcome: 'satisfied' });
    expect(ended).toMatchObject({ state: 'closed', round: 1, finding: 'valid' });
    expect(ticketActions(ended, sun).map((one) => one.command)).toEqual(['publish']);
  });

  test('is mended again where mending did not satisfy, with a new limit', () => {
    const again = act(replied(), rater, 'answer', { satisfied: false });
    expect(again).toMatchObject({ state: 'mending', round: 2, mended: false });
  });

  test('leaves the figures only when a second person agrees that it was mistaken', () => {
    const proposed = act(opened(), sun, 'verify', { finding: 'mistaken' });
    expect(() => act(proposed, sun, 'judge', { upheld: true })).toThrow('second-person');
    expect(act(proposed, second, 'judge', { upheld: true }).state).toBe('excluded');
    expect(act(proposed, second, 'judge', { upheld: false })).toMatchObject({
      state: 'mending',
      finding: 'valid',
    });
  });

  test('may be appealed once by the department, and objected to once by the applicant', () => {
    const appealed = act(valid(), chief, 'appeal', { finding: 'malicious' });
    const back = act(appealed, sun, 'judge', { upheld: false });
    expect(() => act(back, chief, 'appeal', { finding: 'mistaken' })).toThrow('once-only');
    const excluded = act(appealed, sun, 'judge', { upheld: true });
    const objected = act(excluded, rater, 'object', {});
    expect(objected.state).toBe('verifying');
    const twice = act(act(objected, sun, 'verify', { finding: 'malicious' }), second, 'judge', {
      upheld: true,
    });
    expect(() => act(twice, rater, 'object', {})).toThrow('once-only');
  });

  test('is not judged by who was rated, nor revisited by who mended', () => {
    expect(() => act(opened(), { ...sun, rated: true }, 'verify', { finding: 'mistaken' })).toThrow(
      'rated-yourself',
    );
    const both = by('staff:both', 'supervisor', 'department');
    const own = act(act(valid(), both, 'mend', {}), both, 'reply', {});
    expect(() => act(own, both, 'revisit', { outcome: 'satisfied' })).toThrow('second-person');
  });

  test('ends after three calls that nobody answered, and says so', () => {
    let ticket = replied();
    for (const state of ['replied', 'replied', 'closed']) {
      ticket = act(ticket, sun, 'revisit', { outcome: 'unreachable' });
      expect(ticket.state).toBe(state);
    }
  });

  test('has its limit at each step, in working days; one extension of mending', () => {
    const due = (ticket: Ticket) => {
      const at = ticketDue(ticket, shippedLimits(), loadCalendar());
      return at && localDate(new Date(at.getTime() - 1));
    };
    expect(due(opened())).toBe('2026-11-24');
    expect(due(valid())).toBe('2026-11-30');
    expect(due(act(valid(), sun, 'extend', {}))).toBe('2026-12-14');
    expect(due(act(replied(), sun, 'revisit', { outcome: 'satisfied' }))).toBeNull();
  });
});

test('whatever is tried in whatever order: nothing ends without its step, and offers are what is taken', () => {
  const actors = [sun, second, chief, rater, { ...sun, rated: true }, by('staff:nobody')];
  const commands = Object.keys(ticketRules) as TicketCommand[];
  const bodies = [
    { finding: 'valid', upheld: true, outcome: 'satisfied', satisfied: true, organisationId: 'a' },
    { finding: 'mistaken', upheld: false, outcome: 'dissatisfied', satisfied: false, organisationId: 'b' },
    { finding: 'malicious', upheld: true, outcome: 'unreachable', satisfied: true, organisationId: 'a' },
  ];
  const seen = new Set<string>();
  const step = fc.tuple(fc.constantFrom(...commands), fc.constantFrom(...actors), fc.constantFrom(...bodies));
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 160, size: 'max' }), (steps) => {
      let ticket = opened();
      const past: TicketState[] = [ticket.state];
      for (const [command, actor, body] of steps) {
        const offered = ticketActions(ticket, actor).some((one) => one.command === command);
        const decision = decideTicket(ticket, command, body as never, actor);
        expect(decision.ok).toBe(offered);
        if (!decision.ok) continue;
        seen.add(`${ticket.state} ${command}`);
        ticket = evolveTicket(ticket, {
          ...decision.event,
          seq: ticket.version + 1,
          actor: actor.ref,
          at: monday,
        });
        past.push(ticket.state);
      }
      if (ticket.state === 'closed')
        expect(past).toEqual(expect.arrayContaining(['mending', 'mended', 'replied']));
      if (ticket.state === 'excluded') expect(past).toContain('excluding');
    }),
    { numRuns: 200, seed: 20261122 },
  );
  const all = commands.flatMap((command) => ticketRules[command].from.map((state) => `${state} ${command}`));
  expect([...seen].sort()).toEqual(all.sort());
});

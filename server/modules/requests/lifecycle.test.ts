import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RequestCommand, RequestState } from '../../../contracts/requests.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { localDate } from '../../platform/clock.ts';
import { reopenUntil, requestDue } from './clock.ts';
import {
  decideRequest,
  type RequestActor,
  type RequestActs,
  type RequestPart,
  requestActions,
  requestRules,
} from './lifecycle.ts';
import { evolveRequest, type Request } from './request.ts';

const monday = new Date('2026-11-23T10:00:00+08:00');
const calendar = loadCalendar();
const until = reopenUntil('undone', monday, calendar);
const who = (ref: string, ...parts: RequestPart[]): RequestActor => ({
  ref,
  parts: new Set(parts),
  now: monday,
  reopenTimes: 2,
  mayPublish: true,
});
const desk = who('staff:desk', 'desk');
const market = who('staff:market', 'department');
const filer = who('link:r', 'filer');
const clock = { ...who('system:clock', 'clock'), now: until };

const filed = (organisationId: string | null = null, kind = 'undone'): Request =>
  evolveRequest(undefined, {
    kind: 'filed',
    payload: { kind, channel: 'portal', organisationId },
    seq: 1,
    actor: 'link:r',
    at: monday,
  });

function act<C extends RequestCommand>(
  request: Request,
  actor: RequestActor,
  command: C,
  body: RequestActs[C],
): Request {
  const decision = decideRequest(request, command, body, actor);
  if (!decision.ok) throw new Error(decision.code === 'forbidden' ? 'forbidden' : decision.reason);
  return evolveRequest(request, {
    ...decision.event,
    seq: request.version + 1,
    actor: actor.ref,
    at: monday,
  });
}

const routed = () => act(filed(), desk, 'route', { organisationId: 'market' });
const handling = () => act(routed(), market, 'accept', {});
const answered = () => act(handling(), market, 'reply', { reopenUntil: until.toISOString() });
const day = (at: Date | undefined) => at && localDate(new Date(at.getTime() - 1));

describe('a request', () => {
  test('goes from the desk to a department, is answered, rated, and closes by time', () => {
    expect(answered()).toMatchObject({ state: 'answered', round: 1, organisationId: 'market' });
    const rated = act(answered(), filer, 'rate', { level: 4 });
    expect(() => act(rated, filer, 'rate', { level: 5 })).toThrow('once-only');
    expect(() => act(rated, { ...clock, now: monday }, 'close', {})).toThrow('still-open');
    expect(act(rated, clock, 'close', {}).state).toBe('closed');
  });

  test('is handled again where the answer does not do, within the window and as often as its kind says', () => {
    let request = answered();
    for (const round of [2, 3]) {
      request = act(request, filer, 'reopen', {});
      expect(request).toMatchObject({ state: 'assigned', round, organisationId: 'market' });
      request = act(act(request, market, 'accept', {}), market, 'reply', {
        reopenUntil: until.toISOString(),
      });
    }
    expect(() => act(request, filer, 'reopen', {})).toThrow('reopen-often');
    expect(() => act(answered(), { ...filer, now: until }, 'reopen', {})).toThrow('reopen-over');
  });

  test('is not passed round: after two departments said no the desk names one that must', () => {
    let request = filed();
    for (let n = 0; n < 2; n += 1)
      request = act(act(request, desk, 'route', { organisationId: `o${n}` }), market, 'sendBack', {});
    expect(request).toMatchObject({ state: 'filed', organisationId: null, sentBack: 2 });
    const third = act(request, desk, 'route', { organisationId: 'o3' });
    expect(() => act(third, market, 'sendBack', {})).toThrow('sent-back-often');
  });

  test('of a township goes straight to the department it calls on', () => {
    expect(filed('health', 'township-call')).toMatchObject({ state: 'assigned', organisationId: 'health' });
  });

  test('is published once, by the desk, and only with consent', () => {
    expect(() => act(answered(), { ...desk, mayPublish: false }, 'publish', {})).toThrow('no-consent');
    const published = act(answered(), desk, 'publish', {});
    expect(() => act(published, desk, 'publish', {})).toThrow('once-only');
    expect(() => act(answered(), market, 'publish', {})).toThrow('forbidden');
  });

  test('has a limit at each step in working days, the longer one after its one extension', () => {
    expect(day(requestDue(filed(), calendar)?.at)).toBe('2026-11-24');
    expect(day(requestDue(handling(), calendar)?.at)).toBe('2026-11-26');
    const extended = act(handling(), desk, 'extend', {});
    expect(day(requestDue(extended, calendar)?.at)).toBe('2026-12-02');
    expect(() => act(extended, desk, 'extend', {})).toThrow('once-only');
    expect(requestDue(answered(), calendar)).toBeNull();
    expect(day(until)).toBe('2026-12-07');
  });
});

test('whatever is tried in whatever order: offers are what is taken, and nothing closes without an answer', () => {
  const actors = [desk, market, filer, clock, who('staff:nobody'), { ...filer, now: until }];
  const commands = Object.keys(requestRules) as RequestCommand[];
  const body = { organisationId: 'a', level: 3, reopenUntil: until.toISOString() };
  const seen = new Set<string>();
  // What leads on is tried more often, or few walks would come as far as a closed request.
  const tried = [...commands, ...(['route', 'accept', 'reply', 'close', 'rate'] as const)];
  const step = fc.tuple(fc.constantFrom(...tried), fc.constantFrom(...actors));
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 160, size: 'max' }), (steps) => {
      let request = filed();
      const past: RequestState[] = [request.state];
      for (const [command, actor] of steps) {
        const offered = requestActions(request, actor).some((one) => one.command === command);
        const decision = decideRequest(request, command, body as never, actor);
        expect(decision.ok).toBe(offered);
        if (!decision.ok) continue;
        seen.add(`${request.state} ${command}`);
        const event = { ...decision.event, seq: request.version + 1, actor: actor.ref, at: monday };
        request = evolveRequest(request, event);
        past.push(request.state);
        expect(request.round).toBeLessThanOrEqual(3);
      }
      if (request.state === 'closed') expect(past).toEqual(expect.arrayContaining(['handling', 'answered']));
    }),
    { numRuns: 300, seed: 20261122 },
  );
  const all = commands.flatMap((command) => requestRules[command].from.map((state) => `${state} ${command}`));
  expect([...seen].sort()).toEqual(all.sort());
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCalendar, workdaysBetween } from '../../platform/calendar/index.ts';
import { localDate } from '../../platform/clock.ts';
import { dateOfDay, dayNumber } from '../../platform/dates.ts';
import { type Span, spansOf } from './clock-spans.ts';
import { clockView, type Due, dueOf } from './clocks.ts';
import type { CaseEvent } from './events/kinds.ts';
import type { LimitRef } from './events/refs.ts';

const calendar = loadCalendar();
const span = (from: string, limit: LimitRef, endedAt: string | null = null): Span => ({
  kind: 'decision',
  from,
  limit,
  endedAt,
  stops: [],
  extension: null,
});
/** The due times of a clock that runs. */
const end = (one: Span): Due => dueOf(one, calendar) as Due;
const at = (local: string) => new Date(`${local}+08:00`);
const dayBefore = (date: string) => dateOfDay(dayNumber(date) - 1);
const days = (value: number): LimitRef => ({ value, unit: 'workday' });

describe('a limit in working days', () => {
  const acceptance = span('2026-11-23T01:00:00.000Z', days(5));

  it('does not count the day of receipt and ends at 24:00 of the last', () => {
    const due = end(acceptance);
    expect(due.date).toBe('2026-11-30');
    expect(due.at).toEqual(at('2026-12-01T00:00:00'));
  });

  it.each([
    ['2026-11-23T23:59:59', 'ok', 0, 5],
    ['2026-11-26T23:59:59', 'ok', 3, 2],
    ['2026-11-27T00:00:00', 'warn', 4, 1],
    ['2026-11-30T23:59:59', 'warn', 5, 0],
    ['2026-12-01T00:00:00', 'bad', 6, -1],
  ])('at %s is %s: used %i, remaining %i', (now, light, used, remaining) => {
    expect(clockView(acceptance, calendar, at(now))).toMatchObject({ light, used, remaining });
  });

  it('goes round holidays and says where their dates are not official yet', () => {
    const overNewYear = span('2026-12-28T01:00:00.000Z', days(5));
    expect(clockView(overNewYear, calendar, at('2026-12-28T12:00:00'))).toMatchObject({
      due: '2027-01-05',
      official: false,
    });
  });

  it('stands still once ended: idle in time, bad where it was late', () => {
    const ended = (when: string) => span('2026-11-23T01:00:00.000Z', days(5), at(when).toISOString());
    const later = at('2027-06-01T00:00:00');
    expect(clockView(ended('2026-11-25T09:00:00'), calendar, later)).toMatchObject({
      light: 'idle',
      used: 2,
    });
    expect(clockView(ended('2026-12-02T09:00:00'), calendar, later)).toMatchObject({
      light: 'bad',
      remaining: -2,
    });
  });
});

describe('other units', () => {
  it('hours run through the night, natural days move off a holiday, on the spot is today', () => {
    const from = '2026-11-27T08:00:00.000Z';
    expect(end(span(from, { value: 24, unit: 'hour' })).at).toEqual(at('2026-11-28T16:00:00'));
    expect(end(span(from, { value: 24, unit: 'hour' })).warnAt).toEqual(at('2026-11-28T11:12:00'));
    expect(end(span(from, { value: 1, unit: 'day' })).date).toBe('2026-11-30');
    expect(end(span(from, { value: 0, unit: 'on-the-spot' })).date).toBe('2026-11-27');
    expect(
      clockView(span(from, { value: 1, unit: 'month' }), calendar, at('2026-12-28T12:00:00')),
    ).toMatchObject({
      due: '2026-12-28',
      light: 'warn',
      remaining: 0,
    });
  });
});

describe('the clocks of a case', () => {
  const event = (kind: string, when: string, payload: object = {}) =>
    ({
      kind,
      at: at(when).toISOString(),
      payload,
      seq: 1,
      actor: '',
      onBehalfOf: null,
    }) as unknown as CaseEvent;
  const limits = { acceptance: days(5), decision: days(10) };
  const law = { delivery: days(10) };

  it('a correction notice ends the first, a resubmission starts a new one, acceptance the decision', () => {
    const spans = spansOf([
      event('submitted', '2026-11-23T09:00:00', { limits, rules: law }),
      event('taken', '2026-11-23T09:10:00'),
      event('correction-requested', '2026-11-24T09:00:00'),
      event('resubmitted', '2026-11-27T09:00:00'),
      event('accepted', '2026-11-30T09:00:00'),
      event('reviewed', '2026-12-01T09:00:00'),
    ]);
    expect(spans.map((one) => [one.kind, end(one).date, one.endedAt !== null])).toEqual([
      ['acceptance', '2026-11-30', true],
      ['acceptance', '2026-12-04', true],
      ['decision', '2026-12-14', false],
    ]);
  });

  it('第四十四条: a grant is delivered within ten working days, however long its making takes; a refusal has no such limit', () => {
    const until = (decision: string) => [
      event('submitted', '2026-11-23T09:00:00', { limits, rules: law }),
      event('accepted', '2026-11-23T10:00:00'),
      event('decided', '2026-11-27T09:00:00', { decision }),
      event('issued', '2026-12-01T09:00:00'),
    ];
    const [, , delivery] = spansOf(until('partly'));
    expect(delivery && [delivery.kind, end(delivery).date, delivery.endedAt]).toEqual([
      'delivery',
      '2026-12-11',
      null,
    ]);
    expect(
      spansOf([...until('grant'), event('finished', '2026-12-02T09:00:00')]).at(-1)?.endedAt,
    ).not.toBeNull();
    expect(spansOf(until('refuse'))).toHaveLength(2);
  });

  it('none runs for an item that names no limit', () => {
    const spans = spansOf([
      event('submitted', '2026-11-23T09:00:00', {
        limits: { ...limits, decision: null },
        rules: { delivery: null },
      }),
      event('accepted', '2026-11-24T09:00:00'),
    ]);
    expect(spans).toHaveLength(1);
  });
});

describe('what stops and extensions do to the last day', () => {
  /** Working days from 2026 to 2028, the years whose holidays are mixed known and reckoned. */
  const start = fc
    .integer({ min: 0, max: 700 })
    .map((n) => new Date(Date.UTC(2026, 0, 5, 2) + n * 86_400_000));
  const limit = fc.integer({ min: 1, max: 60 }).map(days);
  const later = (from: string, n: number) => new Date(Date.parse(from) + n * 86_400_000).toISOString();
  const stop = (from: string, to: string | null) => ({
    from,
    to,
    cause: 'special-step',
    step: '听证',
    article: null,
    expectedEnd: null,
  });

  it('a stop of n working days within the limit moves it by exactly n working days', () => {
    fc.assert(
      fc.property(start, limit, fc.nat(40), fc.integer({ min: 1, max: 60 }), (from, one, after, length) => {
        const plain = span(from.toISOString(), one);
        const due = end(plain).date;
        const [begins, ends] = [later(plain.from, after), later(plain.from, after + length)];
        const stopped = end({ ...plain, stops: [stop(begins, ends)] }).date;
        const first = localDate(new Date(Math.max(Date.parse(begins), Date.parse(plain.from) + 86_400_000)));
        if (first > due) expect(stopped).toBe(due);
        else {
          const covered = workdaysBetween(calendar, dayBefore(first), dayBefore(localDate(new Date(ends))));
          expect(workdaysBetween(calendar, due, stopped)).toBe(Math.max(0, covered));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never ends earlier for a longer limit, a later start, a longer stop or an extension', () => {
    fc.assert(
      fc.property(start, limit, fc.nat(20), fc.nat(20), (from, one, after, length) => {
        const plain = span(from.toISOString(), one);
        const at = (change: Partial<Span>) => end({ ...plain, ...change }).at.getTime();
        expect(at({ limit: days(one.value + 1) })).toBeGreaterThan(at({}));
        expect(at({ from: later(plain.from, 1) })).toBeGreaterThanOrEqual(at({}));
        expect(at({ extension: days(10) })).toBe(at({ limit: days(one.value + 10) }));
        const stops = (n: number) => [stop(later(plain.from, after), later(plain.from, after + n))];
        expect(at({ stops: stops(length + 1) })).toBeGreaterThanOrEqual(at({ stops: stops(length) }));
        expect(at({ stops: stops(length) })).toBeGreaterThanOrEqual(at({}));
      }),
      { numRuns: 300 },
    );
  });

  it('stands still while a stop runs, whatever the time, and what remains does not change', () => {
    fc.assert(
      fc.property(start, limit, fc.nat(300), (from, one, wait) => {
        const running = { ...span(from.toISOString(), one), stops: [stop(from.toISOString(), null)] };
        const view = clockView(running, calendar, new Date(later(running.from, wait)));
        expect(view).toMatchObject({ due: null, light: 'idle', used: 0, remaining: one.value });
        expect(view.stopped).toMatchObject({ since: running.from, step: '听证' });
      }),
    );
  });

  it('a light only goes from green over yellow to red as time passes', () => {
    const order = { ok: 0, warn: 1, bad: 2, idle: -1 };
    fc.assert(
      fc.property(start, limit, fc.nat(120), fc.nat(20), (from, one, first, more) => {
        const running = span(from.toISOString(), one);
        const light = (n: number) =>
          order[clockView(running, calendar, new Date(later(running.from, n))).light];
        expect(light(first + more)).toBeGreaterThanOrEqual(light(first));
      }),
      { numRuns: 300 },
    );
  });
});

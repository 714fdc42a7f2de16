import { expect, test } from 'vitest';
import type { CheckId } from '../../../../contracts/supervision.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import type { EvidentEvent } from '../../cases/index.ts';
import { shippedParameters } from '../parameters.ts';
import type { Checked } from './check.ts';
import { runChecks } from './run-checks.ts';

const calendar = loadCalendar();
const officer = 'staff:zhang';
let seq = 0;
/** An event at a local time of 2026-11. */
const event = (kind: string, at: string, payload: object = {}, actor = officer): EvidentEvent =>
  ({
    kind,
    payload,
    seq: ++seq,
    actor,
    onBehalfOf: null,
    mandate: null,
    at: new Date(`2026-11-${at}:00+08:00`).toISOString(),
    hash: 'a'.repeat(64),
  }) as EvidentEvent;
const submitted = (at: string, materials: object[] = []) => event('submitted', at, { materials }, 'person:1');

const limit = (value: number) => ({ value, unit: 'workday' });
function checked(events: EvidentEvent[], changes: Partial<Checked> = {}): Checked {
  return {
    one: {
      events,
      item: { code: 'i', version: 1, type: 'licence', handleKind: 'promised' },
      submittedAt: events[0]?.at ?? '',
      kept: null,
    },
    demanded: [],
    guide: { materials: [{ id: 'm1', name: '营业执照' }], promised: limit(10), statutory: limit(20) },
    later: [],
    venueHours: [],
    isWorkday: (day) => calendar.isWorkday(day),
    calendarVersion: 'now',
    ...changes,
  };
}
/** Everything that the shipped checks find, by check. */
const found = (given: Checked): Partial<Record<CheckId, object>> =>
  Object.fromEntries(runChecks(given, shippedParameters().checks).map((one) => [one.check, one.found.facts]));

test('a case handled as it should be is found nothing against', () => {
  const events = [
    submitted('23T09:00'),
    event('taken', '23T10:00'),
    event('accepted', '23T10:05'),
    event('taken', '25T09:00'),
    event('decided', '25T09:30'),
    event('visit-recorded', '25T10:00', { on: '2026-11-24' }),
  ];
  expect(found(checked(events))).toEqual({});
});

test('a correction notice that names a paper beyond the guide, or one that the platform had', () => {
  const events = [
    submitted('23T09:00', [{ id: 'm1', source: 'held-licence', files: [], licence: null }]),
    event('correction-requested', '23T10:00', { points: [{ kind: 'material', ref: 'm1' }] }),
  ];
  const say = '请提供营业执照复印件和无犯罪记录证明。';
  const demanded = [{ kind: 'material' as const, ref: 'm1', say }];
  expect(found(checked(events, { demanded }))).toEqual({
    'materials-beyond-guide': { beyond: '无犯罪记录证明', known: '营业执照', version: 1 },
  });
  const guide = { materials: [{ id: 'm1', name: '无犯罪记录证明' }], promised: null, statutory: null };
  expect(found(checked(events, { demanded, guide }))).not.toHaveProperty('materials-beyond-guide.beyond');
});

test('acts at night and on days off, but not on the weekend on which the hall is open', () => {
  const night = (at: string) => [submitted('20T09:00'), event('accepted', at)];
  expect(found(checked(night('23T23:10')))).toEqual({ 'outside-hours': { local: '2026-11-23 23:10' } });
  expect(found(checked(night('23T18:30')))).toEqual({}); // within the grace
  expect(found(checked(night('21T10:00')))).toHaveProperty('outside-hours'); // Saturday
  const venueHours = [{ days: [6], from: '09:00', to: '16:00' }];
  expect(found(checked(night('21T10:00'), { venueHours }))).toEqual({});
});

test('times that cannot be: an event before its predecessor, a visit after the decision', () => {
  const events = [
    submitted('23T09:00'),
    event('accepted', '23T10:00'),
    event('taken', '24T09:00'),
    event('decided', '24T10:00'),
    event('visit-recorded', '26T10:00', { on: '2026-11-25' }),
  ];
  expect(found(checked(events))).toEqual({
    'impossible-order': { entered: '2026-11-25', recordedOn: '2026-11-26' },
  });
  expect(found(checked([submitted('23T09:00'), event('taken', '20T09:00')]))).toEqual({
    'impossible-order': {},
  });
});

test('handled outside and typed in: a visit long before the application, all steps within minutes', () => {
  const early = [submitted('23T09:00'), event('visit-recorded', '23T10:00', { on: '2026-11-10' })];
  expect(found(checked(early))).toEqual({
    'typed-in-later': { entered: '2026-11-10', submittedOn: '2026-11-23', daysBefore: 13 },
  });
  const papers = [
    submitted('23T09:00'),
    event('received-at-window', '23T09:00', { act: 'submit', paperOn: '2026-11-16' }),
  ];
  expect(found(checked(papers))).toEqual({
    'typed-in-later': { paperOn: '2026-11-16', submittedOn: '2026-11-23', daysBefore: 7 },
  });
  const rushed = [
    submitted('23T09:00'),
    event('received-at-window', '23T09:00', { act: 'submit' }),
    event('accepted', '23T09:01'),
    event('taken', '23T09:02'),
    event('decided', '23T09:04'),
  ];
  expect(found(checked(rushed))).toEqual({ 'typed-in-later': { minutes: 4 } });
});

test('a version that allows more time between application and decision; one that allows less is a reform', () => {
  const events = [
    submitted('23T09:00'),
    event('accepted', '23T10:00'),
    event('taken', '25T09:00'),
    event('decided', '25T10:00'),
  ];
  const published = (promised: number) => ({
    later: [
      {
        version: 2,
        publishedAt: '2026-11-24T02:00:00.000Z',
        promised: limit(promised),
        statutory: limit(20),
      },
    ],
  });
  expect(found(checked(events, published(15)))).toEqual({
    'limit-changed': {
      promised: '10 工作日 → 15 工作日',
      version: 1,
      newVersion: 2,
      publishedOn: '2026-11-24',
    },
  });
  expect(found(checked(events, published(5)))).toEqual({});
});

test('a last day in the lists that no event gives; by an older calendar it is only not recounted yet', () => {
  const events = [submitted('23T09:00'), event('accepted', '23T10:00')];
  const day = (date: string) => new Date(`2026-12-${date}T16:00:00Z`);
  const kept = { dueAt: day('20'), reckoned: day('07'), calendar: 'now' };
  const given = checked(events);
  expect(found({ ...given, one: { ...given.one, kept } })).toEqual({
    'deadline-moved': { keptDue: '2026-12-20', reckonedDue: '2026-12-07' },
  });
  expect(found({ ...given, one: { ...given.one, kept: { ...kept, calendar: 'before' } } })).toEqual({});
});

test('decided by hand within seconds of taking it, where it is not decided on the spot', () => {
  const events = [submitted('23T09:00'), event('accepted', '23T10:00'), event('taken', '25T09:00')];
  const decided = (at: string) => checked([...events, event('decided', at)]);
  expect(found(decided('25T09:00'))).toEqual({ 'decided-in-seconds': { seconds: 0 } });
  expect(found(decided('25T09:01'))).toEqual({});
  const instant = decided('25T09:00');
  const item = { ...instant.one.item, handleKind: 'instant' };
  expect(found({ ...instant, one: { ...instant.one, item } })).toEqual({});
});

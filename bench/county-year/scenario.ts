import type { ItemDefinition } from '../../contracts/catalogue.ts';
import { itemTypes } from '../../contracts/catalogue-codes.ts';
import { type EventKind, kindVersions, phaseAfter } from '../../server/modules/cases/events/kinds.ts';
import { type Calendar, dueDate } from '../../server/platform/calendar/index.ts';
import { endOfDay } from '../../server/platform/clock.ts';

/** Numbers that are the same for the same seed (mulberry32). */
export type Chance = {
  next(): number;
  below(n: number): number;
  yes(share: number): boolean;
  of<T>(some: readonly T[]): T;
  id(ms: number): string;
};

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const hex = (digits: number) =>
    Math.floor(next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return {
    next,
    below: (n) => Math.floor(next() * n),
    yes: (share) => next() < share,
    of: <T>(some: readonly T[]) => some[Math.floor(next() * some.length)] as T,
    /** A UUID v7 of that instant. */
    id: (ms) => {
      const time = ms.toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
    },
  };
}

export type YearItem = { code: string; version: number; organisationId: string; definition: ItemDefinition };
export type World = {
  divisionCode: string;
  items: readonly YearItem[];
  organisations: readonly string[];
  calendar: Calendar;
  /** First and last instant of what happens. */
  from: number;
  to: number;
  /** When cases are submitted. */
  submitted: { from: number; to: number };
};
export type MadeEvent = { kind: string; at: string; actor: string; body: string };
export type MadeRating = { occasion: 1 | 2; level: number; named: boolean; at: number; channel: string };
export type MadeTicket = {
  id: string;
  occasion: 1 | 2;
  level: number;
  named: boolean;
  state: string;
  finding: string | null;
  openedAt: number;
  mendedAt: number | null;
  mendDueAt: number | null;
  repliedAt: number | null;
  revisitedAt: number | null;
  publishedAt: number | null;
};
export type MadeCase = {
  id: string;
  number: number;
  item: YearItem;
  organisationId: string;
  state: string;
  submittedAt: number;
  events: MadeEvent[];
  ratings: MadeRating[];
  tickets: MadeTicket[];
};

const hour = 3_600_000;
const day = 24 * hour;
const text = { id: '00000000-0000-7000-8000-000000000001', sm3: '0'.repeat(64) };
const papers = { text, documents: [] };

const reasons = ['missing', 'illegible', 'expired', null];
/** What a correction names: the first material, of every third case the second too. */
const pointsOf = ({ definition }: YearItem, number: number) =>
  (definition.materials ?? [])
    .slice(0, number % 3 === 0 ? 2 : 1)
    .map(({ id }, index) => ({ kind: 'material', ref: id, reason: reasons[(number + index) % 4] ?? null }));

/**
 * One application and what becomes of it: corrections, refusals, silence, stops, extensions, withdrawals, transfers,
 * voiding, and ratings with their tickets. What would happen after the year has ended has not happened.
 */
export function makeCase(world: World, chance: Chance, number: number): MadeCase {
  const item = chance.of(world.items);
  const { from, to } = world.submitted;
  const submittedAt = Math.floor(from + chance.next() * (to - from));
  const id = chance.id(submittedAt);
  const events: MadeEvent[] = [];
  let state = 'received';
  const first = chance.yes(0.5) ? item.organisationId : chance.of(world.organisations);
  let organisationId = first;
  let at = submittedAt;
  const over = () => at > world.to;
  const later = (longest: number) => {
    at += Math.floor(chance.next() * longest) + 60_000;
  };
  const add = (kind: EventKind, payload: object, actor = 'staff:00000000-0000-7000-8000-000000000002') => {
    if (over()) return;
    const versioned = `${kind}@${kindVersions[kind]}`;
    const time = new Date(at).toISOString();
    const who = { actor, onBehalfOf: null, at: time };
    const head = { division: world.divisionCode, case: id, seq: events.length + 1, kind: versioned };
    events.push({ kind: versioned, at: time, actor, body: JSON.stringify({ ...head, ...who, payload }) });
    state = phaseAfter[kind] ?? state;
    if (kind === 'transferred') organisationId = (payload as { organisation: string }).organisation;
  };
  const done = (): MadeCase => {
    const rated = state === 'finished' ? ratingsOf(world, chance, at) : { ratings: [], tickets: [] };
    return { id, number, item, organisationId, state, submittedAt, events, ...rated };
  };

  add(
    'submitted',
    submission(world, item, first, chance, number),
    'person:00000000-0000-7000-8000-000000000003',
  );
  if (chance.yes(0.02)) {
    later(4 * day);
    add('withdrawn', {});
    return done();
  }
  const acceptanceEnds = () => {
    const due = dueDate(world.calendar, new Date(at).toISOString(), { value: 5, unit: 'workday' });
    return due.kind === 'date' ? endOfDay(due.date).getTime() : at;
  };
  let silence = acceptanceEnds();
  const answer = () => later(chance.yes(0.06) ? 16 * day : 4 * day);
  if (chance.yes(0.08)) {
    answer();
    if (at < silence || item.definition.basic.itemType !== 'licence') {
      add('correction-requested', { ...papers, points: pointsOf(item, number) });
      if (chance.yes(0.15)) return done();
      later(12 * day);
      add('resubmitted', {
        answers: { round: 2, sm3: text.sm3 },
        materials: materialsOf(item, chance),
        agent: text.id,
      });
      silence = acceptanceEnds();
    } else at = silence - 1;
  }
  answer();
  if (at >= silence && item.definition.basic.itemType === 'licence') {
    at = silence + 90_000;
    add('deemed-accepted', { due: new Date(silence).toISOString(), documents: [] }, 'system:clock');
  } else if (chance.yes(0.02)) {
    add('acceptance-refused', { ground: 'not-required', ...papers });
    return done();
  } else add('accepted', { documents: [] });
  if (chance.yes(0.01)) {
    later(day);
    const to = chance.of(world.organisations);
    add('transferred', { organisation: to, ...papers });
  }
  for (let stops = chance.yes(0.1) ? 1 + chance.below(2) : 0, no = 1; stops > 0; stops--, no++) {
    later(9 * day);
    if (chance.yes(0.5)) {
      add('suspended', { cause: 'force-majeure', article: null, expectedEnd: null, ...papers });
      if (chance.yes(0.06)) return done();
      later(20 * day);
      if (chance.yes(0.03)) {
        add('withdrawn', {});
        return done();
      }
      add('resumed', papers);
    } else {
      const step = { name: '听证', stopsClock: chance.yes(0.8), basis: null };
      add('special-step-begun', {
        no,
        step,
        days: 20,
        expectedEnd: '2026-12-31',
        asked: null,
        heldOn: null,
        ...papers,
      });
      later(20 * day);
      add('special-step-ended', { no, outcome: null, text });
    }
  }
  if (chance.yes(0.03)) {
    later(2 * day);
    add('extended', { limit: { value: 10, unit: 'workday' }, ...papers });
  }
  if (chance.yes(0.015)) {
    later(6 * day);
    add('withdrawn', {});
    return done();
  }
  later(chance.yes(0.1) ? 45 * day : 11 * day);
  add('reviewed', { opinion: 'grant', text });
  later(2 * day);
  const decision = chance.yes(0.04) ? 'refuse' : chance.yes(0.02) ? 'partly' : 'grant';
  if (chance.yes(0.98)) add('decided', { decision, ...papers });
  else return done();
  later(2 * day);
  add('issued', { printedBy: null });
  if (chance.yes(0.004)) {
    add('voided', { ground: 'fraud', ...papers });
    return done();
  }
  later(3 * day);
  if (chance.yes(0.97)) add('finished', { delivery: 'counter' });
  return done();
}

function submission(
  world: World,
  item: YearItem,
  organisation: string,
  chance: Chance,
  number: number,
): object {
  const { basic, service } = item.definition;
  return {
    number: `${world.divisionCode}-2026-${number}`,
    division: world.divisionCode,
    place: world.divisionCode,
    organisation,
    item: { code: item.code, version: item.version, type: basic.itemType, handleKind: service.handleKind },
    rules: {
      deemed: basic.itemType === 'licence',
      onReceipt: false,
      extension: null,
      acceptedBy: null,
      printedBy: null,
    },
    form: { version: 1 },
    subject: { id: text.id, kind: chance.yes(0.5) ? 'person' : 'enterprise' },
    agent: text.id,
    channel: chance.yes(0.7) ? 'online' : 'window',
    limits: {
      acceptance: { value: 5, unit: 'workday' },
      decision: service.promised && { value: service.promised.value, unit: service.promised.unit },
    },
    answers: { round: 1, sm3: text.sm3 },
    materials: materialsOf(item, chance),
    documents: [],
  };
}

const ways = ['upload', 'held-licence', 'absent', 'share', 'upload'] as const;

const materialsOf = ({ definition }: YearItem, chance: Chance): object[] =>
  (definition.materials ?? []).map(({ id }) => ({
    id,
    source: ways[chance.below(ways.length)],
    files: [],
    licence: null,
  }));

function ratingsOf(
  world: World,
  chance: Chance,
  finishedAt: number,
): { ratings: MadeRating[]; tickets: MadeTicket[] } {
  const ratings: MadeRating[] = [];
  const tickets: MadeTicket[] = [];
  let at = finishedAt;
  for (const occasion of [1, 2] as const) {
    if (!chance.yes(occasion === 1 ? 0.4 : 0.1)) break;
    at += Math.floor(chance.next() * 15 * day) + 60_000;
    if (at > world.to) break;
    const level = chance.yes(0.04) ? 1 + chance.below(2) : 3 + chance.below(3);
    const named = chance.yes(0.6);
    ratings.push({ occasion, level, named, at, channel: chance.yes(0.5) ? 'pc' : 'phone' });
    if (level <= 2) tickets.push(ticketOf(chance, { occasion, level, named, at }));
  }
  return { ratings, tickets };
}

function ticketOf(
  chance: Chance,
  { at, ...rating }: { occasion: 1 | 2; level: number; named: boolean; at: number },
): MadeTicket {
  const open = { id: chance.id(at), ...rating, openedAt: at };
  const nothing = {
    finding: null,
    mendedAt: null,
    mendDueAt: null,
    repliedAt: null,
    revisitedAt: null,
    publishedAt: null,
  };
  if (chance.yes(0.15)) return { ...open, ...nothing, state: 'verifying' };
  if (chance.yes(0.12)) return { ...open, ...nothing, state: 'excluded', finding: 'mistaken' };
  const mendDueAt = at + 15 * day;
  const valid = { ...open, ...nothing, finding: 'valid', mendDueAt, state: 'mending' };
  if (chance.yes(0.2)) return valid;
  const mendedAt = at + Math.floor(chance.next() * 20 * day);
  const replied = { ...valid, state: 'replied', mendedAt, repliedAt: mendedAt + day };
  return chance.yes(0.7) ? { ...replied, state: 'closed', revisitedAt: mendedAt + 3 * day } : replied;
}

/** 依申请 items only: what people apply for. */
export const onRequest = ({ definition }: YearItem): boolean =>
  itemTypes[definition.basic.itemType].onRequest;

import { localDate } from '../../../platform/clock.ts';
import type { CallRecord } from '../../licences/index.ts';
import type { RatingRecord, ServiceRecord, TicketRecord } from '../../ratings/index.ts';
import type { RequestRecord } from '../../requests/index.ts';
import type { MatterRecord } from '../../supervision/index.ts';
import { type Rated, serviceTraits } from '../attribution/traits.ts';
import type { Fact, FactFields } from '../vocabulary.ts';

const dayOf = (at: Date): string => localDate(at);

/** First rating and follow-up. */
export const occasions = [1, 2] as const;
export const ratingId = (caseId: string, occasion: number): string => `${caseId}:${occasion}`;

/** Counted on the day it was given; first ratings and follow-ups alike. */
export function ratingFact(record: RatingRecord): Fact {
  const { level, occasion, named, channel, about } = record;
  return {
    kind: 'rating',
    id: ratingId(record.caseId, occasion),
    divisionCode: record.divisionCode,
    organisationId: record.organisationId,
    itemCode: record.itemCode,
    channel,
    fields: { on: dayOf(record.at), level, occasion, named, channel, about },
  };
}

/** Counted on the day of its rating, whenever it is mended. */
export function ticketFact(record: TicketRecord): Fact {
  const { level, named, state, finding, mendedAt, mendDueAt } = record;
  return {
    kind: 'ticket',
    id: record.id,
    divisionCode: record.divisionCode,
    organisationId: record.organisationId,
    itemCode: record.itemCode,
    channel: record.channel,
    fields: {
      on: dayOf(record.openedAt),
      level,
      named,
      state,
      ...(finding ? { finding } : {}),
      mendedInTime: mendedAt !== null && mendDueAt !== null && mendedAt <= mendDueAt,
      replied: record.repliedAt !== null,
      revisited: record.revisitedAt !== null,
      published: record.publishedAt !== null,
    },
  };
}

/** Counted from its beginning, and on the day it ended; a rating moves it again. */
export function serviceFact(record: ServiceRecord, ratings: readonly Rated[]): Fact {
  const { startedAt, endedAt, level } = record;
  const minutes = endedAt && Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000);
  return {
    kind: 'service',
    id: record.id,
    divisionCode: record.divisionCode,
    organisationId: record.organisationId,
    itemCode: record.itemCode,
    channel: 'window',
    fields: {
      startedOn: dayOf(startedAt),
      ...(endedAt && minutes !== null ? { endedOn: dayOf(endedAt), minutes } : {}),
      ...(record.itemCode ? { item: record.itemCode } : {}),
      window: record.windowId,
      ...(level === null ? {} : { rated: true, level }),
    },
    traits: serviceTraits(record, ratings),
  };
}

export function requestFact(record: RequestRecord): Fact {
  const { kind, channel, state, rounds, settled, level } = record;
  const days = { answeredOn: record.answeredOn, closedOn: record.closedOn };
  const fields: FactFields = { filedOn: record.filedOn, kind, channel, state, rounds };
  for (const [name, day] of Object.entries(days)) if (day) fields[name] = day;
  if (settled) Object.assign(fields, { settledOn: settled.on, answeredInTime: settled.inTime });
  if (record.usedDays !== null) fields.usedDays = record.usedDays;
  if (level !== null) Object.assign(fields, { level, rated: true });
  if (rounds > 1) fields.reopened = true;
  if (record.ofCase) fields.ofCase = true;
  if (record.published) fields.published = true;
  const { id, divisionCode } = record;
  const organisationId = record.organisationId ?? '';
  return { kind: 'request', id, divisionCode, organisationId, itemCode: '', channel, fields };
}

/** Upheld as long as no appeal was granted; what lost its ground, or was found not to hold, is not. */
export function matterFact(record: MatterRecord): Fact {
  const { id, sort, what, state, divisionCode, organisationId, itemCode, openedAt, endedAt } = record;
  return {
    kind: 'matter',
    id,
    divisionCode,
    organisationId,
    itemCode,
    channel: '',
    fields: {
      on: dayOf(openedAt),
      ...(endedAt ? { endedOn: dayOf(endedAt) } : {}),
      sort,
      what,
      state,
      upheld: state === 'upheld' || state === 'appealed' || state === 'final',
    },
  };
}

export function callFact(record: CallRecord): Fact {
  return {
    kind: 'licence-call',
    id: record.id,
    divisionCode: record.placeCode ?? '',
    organisationId: record.organisationId ?? '',
    itemCode: record.itemCode ?? '',
    channel: record.kind,
    fields: {
      on: dayOf(record.at),
      success: record.outcome === 'success',
      typeId: record.typeId,
      kind: record.kind,
    },
  };
}

import { localDate } from '../../../platform/clock.ts';
import type { CallRecord } from '../../licences/index.ts';
import type { RatingRecord, TicketRecord } from '../../ratings/index.ts';
import type { Fact } from '../vocabulary.ts';

const dayOf = (at: Date): string => localDate(at);

/** First rating and follow-up. */
export const occasions = [1, 2] as const;
export const ratingId = (caseId: string, occasion: number): string => `${caseId}:${occasion}`;

/** Counted on the day it was given; first ratings and follow-ups alike. */
export function ratingFact(record: RatingRecord): Fact {
  const { level, occasion, named, channel } = record;
  return {
    kind: 'rating',
    id: ratingId(record.caseId, occasion),
    divisionCode: record.divisionCode,
    organisationId: record.organisationId,
    itemCode: record.itemCode,
    channel,
    fields: { on: dayOf(record.at), level, occasion, named, channel },
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

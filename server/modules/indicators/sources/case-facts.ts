import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { LimitUnit } from '../../../../contracts/catalogue-codes.ts';
import type { FormDefinition } from '../../../../contracts/forms.ts';
import { type Calendar, workdaysBetween } from '../../../platform/calendar/index.ts';
import { localDate } from '../../../platform/clock.ts';
import { dateOfDay, dayNumber } from '../../../platform/dates.ts';
import type { CaseRecord } from '../../cases/index.ts';
import { caseTraits, type Rated, ratedTraits } from '../attribution/traits.ts';
import type { Fact, FactFields } from '../vocabulary.ts';

/** Materials that somebody else than the applicant brings: from a licence, shared data or an earlier result. */
const freed: ReadonlySet<string> = new Set(['held-licence', 'share', 'network-check', 'earlier-result']);
const answers: ReadonlySet<string | null> = new Set([
  'accepted',
  'correction-requested',
  'acceptance-refused',
]);

const dayOf = (at: string | null): string | undefined => (at ? localDate(new Date(at)) : undefined);
const dayAfter = (day: string): string => dateOfDay(dayNumber(day) + 1);

/**
 * A limit as working days: natural days × 5/7, months of 30 and years of 365 of them, 8 hours to a day. Limits in
 * different units are compared only in this way (time is told in the item's own unit everywhere else).
 */
export function workdaysOf(limit: { value: number; unit: LimitUnit } | null): number | undefined {
  if (!limit) return undefined;
  const perUnit: Record<LimitUnit, number> = {
    workday: 1,
    day: 5 / 7,
    month: (30 * 5) / 7,
    year: (365 * 5) / 7,
    hour: 1 / 8,
    minute: 1 / 480,
    'on-the-spot': 0,
  };
  return rounded(limit.value * perUnit[limit.unit]);
}

/** Six digits behind the point, so that what is added can be taken away again exactly. */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A case as indicators count it. Withdrawn, refused and voided ones keep their state, by which terms leave them out. */
export function caseFact(
  record: CaseRecord,
  version: { definition: ItemDefinition; form: FormDefinition } | undefined,
  calendar: Calendar,
  ratings: readonly Rated[],
): Fact {
  const item = version?.definition;
  const { acceptance, handling } = record;
  const fields: FactFields = {
    ...known('submittedOn', dayOf(record.submittedAt)),
    ...known('acceptedOn', dayOf(record.acceptedAt)),
    ...known('decidedOn', dayOf(record.decidedAt)),
    ...known('finishedOn', dayOf(record.finishedAt)),
    state: record.state,
    item: record.item.code,
    itemType: record.item.type,
    ...known('handleKind', record.item.handleKind ?? undefined),
    subjectKind: record.subjectKind,
    channel: record.channel,
    ...known('decision', record.decision ?? undefined),
    ...(record.corrected ? { corrected: true } : {}),
    ...(ratings.length ? { rated: true } : {}),
  };
  if (acceptance) {
    const settled = settle(acceptance, (by) => answers.has(by));
    if (settled) Object.assign(fields, { answerSettledOn: settled.on, answeredInTime: settled.inTime });
  }
  if (handling) {
    const settled = settle(handling, (by) => by === 'decided');
    if (settled) Object.assign(fields, { settledOn: settled.on, onTime: settled.inTime });
    if (handling.endedBy === 'decided') Object.assign(fields, decidedFields(handling, item, calendar));
  }
  Object.assign(fields, materialFields(record, item));
  return {
    kind: 'case',
    id: record.id,
    divisionCode: record.placeCode,
    organisationId: record.organisationId,
    itemCode: record.item.code,
    channel: record.channel,
    fields,
    traits: caseTraits(record, version, ratings, fields.onTime === false),
  };
}

/** The same case with the ratings that count now. */
export function withRatings(fact: Fact, ratings: readonly Rated[]): Fact {
  const { rated: _, ...fields } = fact.fields;
  return {
    ...fact,
    fields: ratings.length > 0 ? { ...fields, rated: true } : fields,
    ...(fact.traits ? { traits: ratedTraits(fact.traits, ratings) } : {}),
  };
}

type Clock = NonNullable<CaseRecord['handling']>;

/**
 * On which day a clock is over, and whether in time. One that ran out without an answer counts from the day after its
 * last day, so that what is overdue and open is in the denominator (按时办结率); one that ended otherwise, before it ran
 * out, or that stands still is not there.
 */
function settle(
  clock: Clock,
  answered: (by: string | null) => boolean,
): { on: string; inTime: boolean } | null {
  const ended = dayOf(clock.endedAt);
  if (ended && (!clock.last || ended <= clock.last)) {
    return answered(clock.endedBy) ? { on: ended, inTime: true } : null;
  }
  return clock.last ? { on: dayAfter(clock.last), inTime: false } : null;
}

function decidedFields(clock: Clock, item: ItemDefinition | undefined, calendar: Calendar): FactFields {
  const on = dayOf(clock.endedAt) as string;
  const legal = workdaysOf(item?.service.statutory ?? null);
  return {
    usedDays: clock.used,
    ...(clock.last ? { early: workdaysBetween(calendar, on, clock.last) >= 1 } : {}),
    // 无法定时限的事项不进分母
    ...(legal ? { legalDays: legal, saved: rounded((legal - clock.used) / legal) } : {}),
  };
}

function materialFields(record: CaseRecord, item: ItemDefinition | undefined): FactFields {
  const government = new Set(
    (item?.materials ?? []).filter(({ source }) => source === 'government').map(({ id }) => id),
  );
  const asked = record.materials.filter(({ id, source }) => government.has(id) && source !== 'absent');
  if (asked.length === 0) return {};
  return {
    governmentMaterials: asked.length,
    freedMaterials: asked.filter(({ source }) => freed.has(source)).length,
  };
}

const known = (field: string, value: string | undefined): FactFields =>
  value === undefined ? {} : { [field]: value };

import type { Change, TimelineEntry } from '../../../contracts/cases.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { t, type WordKey, type WordParams } from '../../../ui/words/index.ts';
import { localDate } from '../../platform/clock.ts';
import { staffActor } from './actor-refs.ts';
import type { Case } from './case.ts';
import type { CasesContext } from './context.ts';
import type { CaseEvent, Payloads } from './events/kinds.ts';
import { type Ground, groundText } from './law.ts';
import { lifecycle } from './lifecycle.ts';

/** Officers whom an event names beside its actor; their names come from the register. */
function refsIn(event: CaseEvent): string[] {
  switch (event.kind) {
    case 'handed-over':
    case 'assigned':
      return [staffActor(event.payload.to)];
    case 'reassigned':
      return [staffActor(event.payload.to), staffActor(event.payload.from)];
    case 'pre-checked':
      return [event.payload.by];
    default:
      return [];
  }
}

type Names = ReadonlyMap<string, string>;

/** The catalogue's key (`case.plain.…`) and parameters of what happened, for a layman. */
export function plainWords(event: CaseEvent, names: Names = new Map()): { key: WordKey; params: WordParams } {
  const named = (staffId: string) => names.get(staffActor(staffId)) ?? '';
  switch (event.kind) {
    case 'handed-over':
    case 'assigned':
      return { key: `case.plain.${event.kind}`, params: { to: named(event.payload.to) } };
    case 'reassigned': {
      const { from, to } = event.payload;
      return { key: 'case.plain.reassigned', params: { from: named(from), to: named(to) } };
    }
    case 'received-at-window': {
      const { act } = event.payload;
      return {
        key: act === 'submit' ? `case.plain.${event.kind}` : `case.plain.${event.kind}-${act}`,
        params: {},
      };
    }
    case 'pre-checked': {
      const { result, by, at, unchanged } = event.payload;
      const params = { by: names.get(by) ?? '', day: localDate(new Date(at)) };
      return { key: `case.plain.pre-checked-${result}${unchanged ? '' : '-changed'}`, params };
    }
    case 'correction-requested':
      return { key: 'case.plain.correction-requested', params: { count: event.payload.points.length } };
    case 'acceptance-refused':
      return { key: `case.plain.acceptance-refused-${event.payload.ground}`, params: {} };
    case 'reviewed':
      return { key: `case.plain.reviewed-${event.payload.opinion}`, params: {} };
    case 'decided':
      return { key: `case.plain.decided-${event.payload.decision}`, params: {} };
    case 'suspended':
      return { key: `case.plain.suspended-${event.payload.cause}`, params: {} };
    case 'special-step-begun': {
      const { step, days } = event.payload;
      const key = step.stopsClock ? 'case.plain.special-step-stops' : 'case.plain.special-step-counts';
      return { key, params: { step: step.name, days } };
    }
    case 'extended':
      return {
        key: `case.plain.extended-${event.payload.limit.unit === 'workday' ? 'workday' : 'other'}`,
        params: { n: event.payload.limit.value },
      };
    case 'deadline-recomputed':
      return recomputed(event.payload);
    case 'delivered':
      return { key: `case.plain.delivered-${event.payload.delivery}`, params: {} };
    case 'deferred':
    case 'supplied':
      return { key: `case.plain.${event.kind}`, params: { count: event.payload.materials.length } };
    case 'commitment-breached':
      return { key: `case.plain.commitment-breached-${event.payload.what}`, params: {} };
    case 'instant-judged':
      return { key: `case.plain.instant-judged-${event.payload.unmet.length ? 'unmet' : 'met'}`, params: {} };
    case 'voided':
      return { key: `case.plain.voided-${event.payload.ground}`, params: {} };
    case 'finished':
      return { key: `case.plain.finished-${event.payload.delivery}`, params: {} };
    default:
      return { key: `case.plain.${event.kind}`, params: {} };
  }
}

/** Last days in local dates; the calendar's version stands in the legal line's evidence. */
function recomputed({ before, after, seats }: Payloads['deadline-recomputed']): {
  key: WordKey;
  params: WordParams;
} {
  if (before === after) return { key: 'case.plain.steps-recomputed', params: { count: seats.length } };
  const day = (at: string | null) => (at ? localDate(new Date(Date.parse(at) - 1)) : '—');
  return { key: 'case.plain.deadline-recomputed', params: { before: day(before), after: day(after) } };
}

/** `events` are those of the whole case: the names of its steps stand where its route was opened. */
export function plainTextIn(
  events: readonly CaseEvent[],
  locale: Locale,
  names: Names,
): (event: CaseEvent) => string {
  const nameOf = stepNames(events, locale);
  return (event) => {
    const { key, params } = plainWords(event, names);
    const step = stepIn(event);
    return t(locale, key, step === null ? params : { ...params, step: nameOf.get(step) ?? step });
  };
}

/** The step that an act on a route is about; null for every other act. */
function stepIn({ kind, payload }: CaseEvent): string | null {
  if (kind === 'route-returned') return payload.to;
  return 'step' in payload && typeof payload.step === 'string' ? payload.step : null;
}

export function stepNames(events: readonly CaseEvent[], locale: Locale): ReadonlyMap<string, string> {
  const steps = events.flatMap((event) => (event.kind === 'route-opened' ? event.payload.steps : []));
  return new Map(steps.map(({ id, name, nameEn }) => [id, (locale === 'en' && nameEn) || name]));
}

/** The act's place in law; null for items that are no licences: they follow the rules of their own guide. */
export function groundOf(event: CaseEvent, itemType: string): readonly Ground[] | null {
  if (itemType !== 'licence') return null;
  if (event.kind === 'decided') {
    if (event.payload.decision === 'partly') return [{ article: 38 }];
    return [{ article: 38, paragraph: event.payload.decision === 'grant' ? 1 : 2 }];
  }
  if (event.kind === 'acceptance-refused') {
    return [{ article: 32, paragraph: 1, item: event.payload.ground === 'not-required' ? 1 : 2 }];
  }
  const rule = Object.values(lifecycle).find((one) => one.event === event.kind);
  return rule?.ground ?? null;
}

export function legalText(event: CaseEvent, itemType: string, locale: Locale): string {
  const act = t(locale, `case.legal.${event.kind}`);
  const grounds = groundOf(event, itemType);
  if (!grounds) return act;
  const articles = grounds.map((ground) => groundText(ground, locale)).join(locale === 'en' ? ', ' : '、');
  return `${act}${locale === 'en' ? ' ' : ''}${t(locale, 'case.legal.law', { articles })}`;
}

/** Every event as a layman and as a lawyer reads it. Names come from the registers, never from the events. */
export async function timelineOf(
  ctx: CasesContext,
  events: readonly CaseEvent[],
  hashes: readonly string[],
  state: Case,
  locale: Locale,
): Promise<TimelineEntry[]> {
  const names = await namesOf(ctx, events);
  const plain = plainTextIn(events, locale, names);
  return events.map((event, index) => ({
    seq: event.seq,
    kind: event.kind,
    at: event.at,
    actor: nameOf(names, event.actor, locale),
    onBehalfOf:
      event.onBehalfOf && idOf(event.onBehalfOf) !== idOf(event.actor)
        ? nameOf(names, event.onBehalfOf, locale)
        : null,
    plain: plain(event),
    legal: legalText(event, state.item.type, locale),
    hash: hashes[index] ?? '',
  }));
}

/** What happened after `version`, for the 409 of a command that did not see it. */
export async function changesSince(
  ctx: CasesContext,
  events: readonly CaseEvent[],
  version: number,
  locale: Locale = 'zh-CN',
): Promise<Change[]> {
  const since = events.filter((event) => event.seq > version);
  const names = await namesOf(ctx, since);
  const plain = plainTextIn(events, locale, names);
  return since.map((event) => ({
    seq: event.seq,
    kind: event.kind,
    plain: plain(event),
    actor: nameOf(names, event.actor, locale),
    at: event.at,
  }));
}

function namesOf(ctx: CasesContext, events: readonly CaseEvent[]): Promise<Map<string, string>> {
  const refs = events.flatMap((event) => [
    event.actor,
    ...(event.onBehalfOf ? [event.onBehalfOf] : []),
    ...refsIn(event),
  ]);
  return ctx.neighbours.names([...new Set(refs)]);
}

/** staff:7 → 7: an applicant who acts for herself is one person under two kinds of name. */
const idOf = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

function nameOf(names: Map<string, string>, ref: string, locale: Locale): string {
  if (ref.startsWith('outside:')) return t(locale, 'case.plain.outside');
  return names.get(ref) ?? (ref.startsWith('system:') ? t(locale, 'case.plain.system') : '');
}

import type { Change, TimelineEntry } from '../../../contracts/cases.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { t, type WordKey, type WordParams } from '../../../ui/words/index.ts';
import type { Case } from './case.ts';
import type { CasesContext } from './context.ts';
import type { CaseEvent } from './events/kinds.ts';
import { type Ground, groundText } from './law.ts';
import { lifecycle } from './lifecycle.ts';

/** The catalogue's key (`case.plain.…`) and parameters of what happened, for a layman. */
export function plainWords(event: CaseEvent): { key: WordKey; params: WordParams } {
  switch (event.kind) {
    case 'correction-requested':
      return { key: 'case.plain.correction-requested', params: { count: event.payload.points.length } };
    case 'acceptance-refused':
      return { key: `case.plain.acceptance-refused-${event.payload.ground}`, params: {} };
    case 'reviewed':
      return { key: `case.plain.reviewed-${event.payload.opinion}`, params: {} };
    case 'decided':
      return { key: `case.plain.decided-${event.payload.decision}`, params: {} };
    case 'finished':
      return { key: `case.plain.finished-${event.payload.delivery}`, params: {} };
    default:
      return { key: `case.plain.${event.kind}`, params: {} };
  }
}

export function plainText(event: CaseEvent, locale: Locale): string {
  const { key, params } = plainWords(event);
  return t(locale, key, params);
}

/** The act's place in law; null for items that are no licences: they follow the rules of their own guide. */
export function groundOf(event: CaseEvent, itemType: string): readonly Ground[] | null {
  if (itemType !== 'licence') return null;
  if (event.kind === 'decided') {
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
  return events.map((event, index) => ({
    seq: event.seq,
    kind: event.kind,
    at: event.at,
    actor: nameOf(names, event.actor, locale),
    onBehalfOf:
      event.onBehalfOf && event.onBehalfOf.slice(8) !== event.actor.slice(7)
        ? nameOf(names, event.onBehalfOf, locale)
        : null,
    plain: plainText(event, locale),
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
  return since.map((event) => ({
    seq: event.seq,
    kind: event.kind,
    plain: plainText(event, locale),
    actor: nameOf(names, event.actor, locale),
    at: event.at,
  }));
}

function namesOf(ctx: CasesContext, events: readonly CaseEvent[]): Promise<Map<string, string>> {
  const refs = events.flatMap((event) => [event.actor, ...(event.onBehalfOf ? [event.onBehalfOf] : [])]);
  return ctx.neighbours.names([...new Set(refs)]);
}

function nameOf(names: Map<string, string>, ref: string, locale: Locale): string {
  return names.get(ref) ?? (ref.startsWith('system:') ? t(locale, 'case.plain.system') : '');
}

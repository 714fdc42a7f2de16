import type { Locale } from '../../../contracts/locale.ts';
import { hasWord, t } from '../../../ui/words/index.ts';

/** What happened, for a layman; `parts` are names by key, `things` those of fields and papers. */
export function eventWords(
  kind: string,
  payload: Record<string, unknown>,
  parts: ReadonlyMap<string, string>,
  locale: Locale = 'zh-CN',
  things: ReadonlyMap<string, string> = new Map(),
): string {
  const key = `joint.event.${kind}`;
  const named = Array.isArray(payload.parts) ? payload.parts : [payload.part ?? ''];
  const part = named.map((one) => parts.get(String(one)) ?? '').join('、');
  const { on = '', time = '' } = payload as { on?: string; time?: string };
  const changed = Array.isArray(payload.changed) ? payload.changed : [];
  const what = changed.map((one) => things.get(String(one)) ?? '').join('、');
  return hasWord(key) ? t(locale, key, { part, on, time, what }) : kind;
}

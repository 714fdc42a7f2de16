import type { ErrorCode } from '../../../../contracts/errors.ts';
import type { LicenceIssueRow } from '../../../../contracts/licence-acts.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { hasWord, t, type WordKey, type WordParams } from '../../../../ui/words/index.ts';

type Refusal = { code: ErrorCode; params: Record<string, unknown> };

/** Why a licence was not made, as the catalogues say it, with the elements of the face that are missing. */
export function problemInWords(text: string, locale: Locale): LicenceIssueRow['problem'] {
  const { code, params } = JSON.parse(text) as Refusal;
  const own = `error.${code}.${String(params.reason ?? '')}`;
  const key = hasWord(`${own}.title`) ? own : `error.${code}`;
  const say = (part: 'title' | 'detail') => t(locale, `${key}.${part}` as WordKey, params as WordParams);
  const fields = Array.isArray(params.fields) ? (params.fields as { key: string; label: string }[]) : [];
  const any = params.reason === 'nothing-changed' || params.reason === 'which-held';
  return { title: say('title'), detail: say('detail'), fields, any };
}

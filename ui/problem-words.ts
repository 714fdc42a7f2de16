import type { ErrorCode, FieldProblem, Problem } from '../contracts/errors.ts';
import type { Locale } from '../contracts/locale.ts';
import { hasWord, t, type WordKey } from './words/index.ts';

/** A refusal as the server knows it: a code of contracts/errors.ts and its params. */
export type CodedRefusal = {
  code: ErrorCode;
  status: number;
  params: Record<string, unknown>;
  fields?: FieldProblem[] | undefined;
};

/**
 * A refusal in the reader's language: what happened, why and what to do. `error.<code>.<reason>` where the catalogues
 * have words for that reason (or file problem), else `error.<code>`.
 */
export function problemOf(locale: Locale, refusal: CodedRefusal, reference: string): Problem {
  const { code, params, fields, status } = refusal;
  const reason = String(params.reason ?? params.problem ?? '');
  const key =
    reason && hasWord(`error.${code}.${reason}.title`) ? `error.${code}.${reason}` : `error.${code}`;
  const shown = { ...plainParams(params), reference };
  return {
    code,
    title: t(locale, `${key}.title` as WordKey, shown),
    detail: t(locale, `${key}.detail` as WordKey, shown),
    ...(fields ? { fields } : {}),
    ...(Object.keys(params).length ? { params } : {}),
    ...(status >= 500 ? { reference } : {}),
  };
}

function plainParams(params: Record<string, unknown>): Record<string, string | number> {
  const plain = Object.entries(params).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, readable(value)] as const] : [],
  );
  return Object.fromEntries(plain);
}

/** Programs get instants as ISO 8601; a sentence says them as minutes in China. */
function readable(value: string | number): string | number {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)) return value;
  const local = new Date(Date.parse(value) + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

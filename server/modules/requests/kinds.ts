import type { Locale } from '../../../contracts/locale.ts';
import type { RequestFiler } from '../../../contracts/requests.ts';
import file from '../../../data/request-kinds.json' with { type: 'json' };
import type { Limit } from '../../platform/calendar/index.ts';
import { AppError } from '../../platform/errors.ts';

/** A kind of request as data/request-kinds.json says it. */
export type RequestKindRule = {
  key: string;
  name: Record<Locale, string>;
  what: Record<Locale, string>;
  filers: readonly RequestFiler[];
  /** Who finds the department: the division's desk, or whoever files. */
  route: 'desk' | 'chosen';
  limits: Record<'filed' | 'assigned', Limit> & { handling: Limit & { most: number } };
  reopen: Limit & { times: number };
  /** Answers of this kind may be published, where the filer agrees. */
  publish: boolean;
};

/** The kinds of data/request-kinds.json. */
export const requestKinds = (): readonly RequestKindRule[] => file.kinds as RequestKindRule[];

export const kindsFor = (filer: RequestFiler): readonly RequestKindRule[] =>
  requestKinds().filter(({ filers }) => filers.includes(filer));

/** Throws `not-found` for a kind that this filer may not file. */
export function kindFor(filer: RequestFiler, key: string): RequestKindRule {
  const kind = kindsFor(filer).find((one) => one.key === key);
  if (!kind) throw new AppError('not-found', { reason: 'request-kind' });
  return kind;
}

/** The rule of a request that is there; one whose kind was taken out of the file goes on by the first kind's limits. */
export function ruleOf(key: string): RequestKindRule {
  const kinds = requestKinds();
  const kind = kinds.find((one) => one.key === key) ?? kinds[0];
  if (!kind) throw new Error('data/request-kinds.json names no kind.');
  return kind;
}

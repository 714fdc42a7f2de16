import type { Change } from '../../contracts/cases.ts';
import { type ErrorCode, errorCodes, type FieldProblem, type Problem } from '../../contracts/errors.ts';

/** Failures that the browser notices itself, besides those the server answers. */
export type LocalCode = 'unreachable' | 'unreadable' | 'other-person' | 'signed-out';
export type FailureCode = ErrorCode | LocalCode;

/** Every failed request ends as one of these; `title` and `detail` are the server's sentences, empty for local codes. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fields: FieldProblem[];
  readonly params: Record<string, unknown>;
  readonly reference: string | undefined;

  constructor(code: FailureCode, problem: Partial<Problem> = {}, status = 0) {
    super(problem.title ?? code);
    this.name = 'Failure';
    this.code = code;
    this.status = status;
    this.title = problem.title ?? '';
    this.detail = problem.detail ?? '';
    this.fields = problem.fields ?? [];
    this.params = problem.params ?? {};
    this.reference = problem.reference;
  }
}

export const asFailure = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('unreadable');

const isCode = (code: unknown): code is ErrorCode => typeof code === 'string' && code in errorCodes;

/** Reads the body of a refused answer; a proxy's HTML page becomes `unreadable` or, from 502 to 504, `unavailable`. */
export async function readFailure(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null);
  if (body && typeof body === 'object' && 'code' in body && isCode(body.code)) {
    return new Failure(body.code, body as Problem, response.status);
  }
  if (response.status === 401) return new Failure('not-signed-in', {}, 401);
  const gateway = response.status >= 502 && response.status <= 504;
  return new Failure(gateway ? 'unavailable' : 'unreadable', {}, response.status);
}

const isChange = (one: unknown): one is Change =>
  typeof one === 'object' && one !== null && 'plain' in one && 'actor' in one && 'at' in one;

/** What others did since, from the 409 of a stale version. */
export function changesOf(failure: Failure): Change[] {
  const { changes } = failure.params;
  return Array.isArray(changes) ? changes.filter(isChange) : [];
}

/** Who has the case and since when, from the 409 of a taken case. */
export function holderOf(failure: Failure): { by: string; since: string | undefined } {
  const { by, since } = failure.params;
  const name = typeof by === 'object' && by !== null && 'name' in by ? by.name : by;
  return {
    by: typeof name === 'string' ? name : '',
    since: typeof since === 'string' ? since : undefined,
  };
}

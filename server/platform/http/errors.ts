import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem, Problem } from '../../../contracts/errors.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { troubleOf, withoutValues } from '../db/index.ts';
import { AppError } from '../errors.ts';
import { isFull } from '../files/index.ts';
import { localeOf } from './locale.ts';
import { type TypedForm, typedForm } from './typed-form.ts';

/** Puts a refusal into words: what happened, why, what to do. */
export type ProblemWords = (locale: Locale, error: AppError, reference: string) => Problem;

/**
 * Renders a refusal as a page; `fields` and `params` stay available so that the page can say where. `typed`: the form that
 * came while the service was away, to be sent once more.
 */
export type ErrorPage = (
  problem: Problem & { status: number },
  request: FastifyRequest,
  typed: TypedForm | undefined,
) => string;

/** Where a person who must sign in first is sent; undefined: tell it as an error. */
export type SignInPage = (request: FastifyRequest, expired: boolean) => string | undefined;

export type Presentation = {
  words: ProblemWords;
  errorPage?: ErrorPage | undefined;
  signInPage?: SignInPage | undefined;
};

export function errorHandler(presentation: Presentation) {
  return async (error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply) => {
    const known = asAppError(error);
    const { code, status, params } = known;
    if (status === 503) request.log.warn({ id: request.id, code, reason: params.reason }, 'request put off');
    else if (status >= 500)
      request.log.error({ id: request.id, code, stack: stackOf(error) }, 'request failed');
    if (status !== 503) return send(known, request, reply, presentation);
    reply.header('retry-after', '10');
    const typed = wantsPage(request) ? await typedForm(request) : undefined;
    return send(known, request, reply, presentation, typed);
  };
}

/** Where it came from, headed by what may be kept of it. */
function stackOf(error: Error): string | undefined {
  const said = withoutValues(error);
  if (said === error.message) return error.stack;
  return `${said}${error.stack?.slice(error.stack.indexOf('\n    at ')) ?? ''}`;
}

export function notFoundHandler(presentation: Presentation) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    send(new AppError('not-found'), request, reply, presentation);
}

function send(
  error: AppError,
  request: FastifyRequest,
  reply: FastifyReply,
  presentation: Presentation,
  typed?: TypedForm,
): FastifyReply {
  const { words, errorPage, signInPage } = presentation;
  const signIn =
    error.status === 401 && wantsPage(request) && signInPage?.(request, error.code === 'session-expired');
  if (signIn) return reply.redirect(signIn, 303);
  const problem = words(localeOf(request), error, request.id);
  reply.code(error.status);
  if (errorPage && wantsPage(request)) {
    const page = errorPage({ ...problem, status: error.status }, request, typed);
    return reply.type('text/html; charset=utf-8').send(page);
  }
  return reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}

/** Everything that is not ours becomes one of our codes: a schema's refusal, a size, a lost database, a defect. */
export function asAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (error.validation)
    return new AppError(
      'invalid-input',
      {},
      error.validation.map((issue) => fieldProblem(issue, error)),
    );
  if (error.statusCode === 413) return new AppError('upload-refused', { problem: 'too-large' });
  if (error.statusCode === 429) return new AppError('too-many-requests');
  if (error.statusCode === 404) return new AppError('not-found');
  if (error.statusCode && error.statusCode < 500) return new AppError('invalid-input');
  if (brokenForm.test(error.message)) return new AppError('invalid-input');
  const reason = isFull(error) ? 'full' : troubleOf(error);
  return reason ? new AppError('unavailable', { reason }) : new AppError('internal');
}

/** What the reader of forms with files throws where one has no boundary or ends in the middle. */
const brokenForm = /^(Multipart: |Malformed part|Unexpected end of (form|multipart))/;

type Issue = NonNullable<FastifyError['validation']>[number];

function fieldProblem(issue: Issue, error: FastifyError): FieldProblem {
  const missing = issue.keyword === 'required' ? `/${String(issue.params.missingProperty)}` : '';
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(issue.params)) {
    if (typeof value === 'string' || typeof value === 'number') params[key] = value;
  }
  return {
    field: `${error.validationContext ?? ''}${issue.instancePath}${missing}`,
    code: issue.keyword,
    params,
  };
}

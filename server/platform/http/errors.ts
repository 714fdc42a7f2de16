import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem, Problem } from '../../../contracts/errors.ts';
import type { Locale } from '../../../contracts/locale.ts';
import { sqlState } from '../db/index.ts';
import { AppError } from '../errors.ts';
import { localeOf } from './locale.ts';

/** Puts a refusal into words: what happened, why, what to do. */
export type ProblemWords = (locale: Locale, error: AppError, reference: string) => Problem;

/** Renders a refusal as a page; `fields` and `params` stay available so that the page can say where. */
export type ErrorPage = (problem: Problem & { status: number }, request: FastifyRequest) => string;

/** Where a person who must sign in first is sent; undefined: tell it as an error. */
export type SignInPage = (request: FastifyRequest, expired: boolean) => string | undefined;

export type Presentation = {
  words: ProblemWords;
  errorPage?: ErrorPage | undefined;
  signInPage?: SignInPage | undefined;
};

export function errorHandler(presentation: Presentation) {
  return (error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply): void => {
    const known = asAppError(error);
    if (known.status >= 500) {
      request.log.error({ id: request.id, code: known.code, stack: error.stack }, 'request failed');
    }
    send(known, request, reply, presentation);
  };
}

export function notFoundHandler(presentation: Presentation) {
  return (request: FastifyRequest, reply: FastifyReply): void =>
    send(new AppError('not-found'), request, reply, presentation);
}

function send(
  error: AppError,
  request: FastifyRequest,
  reply: FastifyReply,
  presentation: Presentation,
): void {
  const { words, errorPage, signInPage } = presentation;
  const signIn =
    error.status === 401 && wantsPage(request) && signInPage?.(request, error.code === 'session-expired');
  if (signIn) {
    reply.redirect(signIn, 303);
    return;
  }
  const problem = words(localeOf(request), error, request.id);
  reply.code(error.status);
  if (errorPage && wantsPage(request)) {
    reply.type('text/html; charset=utf-8').send(errorPage({ ...problem, status: error.status }, request));
  } else {
    reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
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
  const state = sqlState(error);
  const lost = ['ECONNREFUSED', 'ECONNRESET'].includes(error.code) || (state && /^(08|57P)/.test(state));
  return new AppError(lost ? 'unavailable' : 'internal');
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

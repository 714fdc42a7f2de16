import type { FastifyRequest } from 'fastify';
import type { Problem } from '../contracts/errors.ts';
import type { AppError } from '../server/platform/errors.ts';
import { localeOf } from '../server/platform/http/index.ts';
import { problemOf } from '../ui/problem-words.ts';

/** A refusal in the reader's words, to be shown on the page that was posted. */
export function problemFor(request: FastifyRequest, error: AppError): Problem {
  return problemOf(localeOf(request), error, request.id);
}

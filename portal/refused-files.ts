import type { FastifyRequest } from 'fastify';
import type { FieldProblem } from '../contracts/errors.ts';
import type { Refused } from './posted.ts';
import { problemFor } from './problem.ts';

/** Each refusal as a problem of its material, to be said beside it. */
export function refusedFiles(request: FastifyRequest, refused: readonly Refused[]): FieldProblem[] {
  return refused.map(({ material, error }) => {
    const { title, detail } = problemFor(request, error);
    return { field: material, code: 'upload', params: { say: `${title}。${detail}` } };
  });
}

import Type, { type TSchema } from 'typebox';
import { Problem } from '../../../contracts/errors.ts';

/** Parameters of an address that names one thing. */
export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Headers of a command: what makes a second sending of it the same command. */
export const Keyed = Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 100 }) });

/** What a route that reads may answer instead: not signed in, not allowed, not there or not in the officer's scope. */
export const refusals = { 401: Problem, 403: Problem, 404: Problem };

/** What a route says that takes one step of a thing by its lifecycle: `POST …/:id/commands/<name>`. */
export const stepSchema = <Body extends TSchema>(tags: readonly string[], summary: string, body: Body) => ({
  tags: [...tags],
  summary,
  params: ById,
  headers: Keyed,
  body,
  response: {
    200: Type.Object({ version: Type.Integer(), state: Type.String() }),
    409: Problem,
    422: Problem,
    ...refusals,
  },
});

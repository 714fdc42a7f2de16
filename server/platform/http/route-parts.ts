import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';

/** Parameters of an address that names one thing. */
export const ById = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Headers of a command: what makes a second sending of it the same command. */
export const Keyed = Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 100 }) });

/** What a route that reads may answer instead: not signed in, not allowed, not there or not in the officer's scope. */
export const refusals = { 401: Problem, 403: Problem, 404: Problem };

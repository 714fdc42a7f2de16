import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifySerializerCompiler } from 'fastify';

/**
 * Answers are written by their schema: what a schema does not name never leaves. Writers of all routes took 0.7 s of every
 * start; each is made when its route first answers. A test makes them all.
 */
export function answerCompiler(): FastifySerializerCompiler<object> {
  const compile = SerializerSelector()({}, {});
  return ({ httpStatus = '200', ...route }) => {
    let write: ((value: unknown) => string) | undefined;
    return (value: unknown) => {
      write ??= compile({ ...route, httpStatus });
      return write(value);
    };
  };
}

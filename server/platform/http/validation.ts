import { Ajv, type Options, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import { AppError } from '../errors.ts';

const common = { allErrors: true, removeAdditional: true, useDefaults: true } satisfies Options;

/** No form and no list has so many values; what has more is sent to keep the server busy. */
const mostValues = 200_000;

/**
 * No text that people read holds a zero character or half a surrogate pair, and no database column takes them: refused
 * at the door with the rest of what does not fit. Without recursion, for what is nested deep comes in here too.
 */
export function assertText(...given: unknown[]): void {
  const open = given;
  for (let count = 0; open.length > 0; count++) {
    const next = open.pop();
    if (typeof next === 'string') assertReadable(next);
    else if (Array.isArray(next)) for (const value of next) open.push(value);
    else if (typeof next === 'object' && next !== null && !Buffer.isBuffer(next)) {
      for (const [name, value] of Object.entries(next)) {
        assertReadable(name);
        open.push(value);
      }
    }
    if (count + open.length > mostValues) throw new AppError('invalid-input');
  }
}

function assertReadable(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new AppError('invalid-input');
}

/**
 * Addresses, headers and path segments are text and are read as the type a schema asks for. A JSON body has types of
 * its own: coercing it made null the empty string wherever "text or null" was meant.
 */
export function schemaCompiler(): FastifySchemaCompiler<object> {
  const texts = withFormats({ ...common, coerceTypes: 'array' });
  const bodies = withFormats({ ...common, coerceTypes: false });
  return ({ schema, httpPart }) => whenAsked(() => (httpPart === 'body' ? bodies : texts).compile(schema));
}

type Check = { (value: unknown): boolean; errors: NonNullable<ValidateFunction['errors']> | null };

/** Compiling the schemas of all routes took a second and 20 MB of every start; most routes are asked for later or never. */
function whenAsked(compile: () => ValidateFunction): Check {
  let made: ValidateFunction | undefined;
  const run = (value: unknown): boolean => {
    made ??= compile();
    const fits = made(value);
    check.errors = made.errors ?? null;
    return fits;
  };
  const check: Check = Object.assign(run, { errors: null });
  return check;
}

function withFormats(options: Options): Ajv {
  const ajv = new Ajv(options);
  addFormats.default(ajv);
  return ajv;
}

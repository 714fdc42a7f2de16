import { Ajv, type Options } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';

const common = { allErrors: true, removeAdditional: true, useDefaults: true } satisfies Options;

/**
 * Addresses, headers and path segments are text and are read as the type a schema asks for. A JSON body has types of
 * its own: coercing it made null the empty string wherever "text or null" was meant.
 */
export function schemaCompiler(): FastifySchemaCompiler<object> {
  const texts = withFormats({ ...common, coerceTypes: 'array' });
  const bodies = withFormats({ ...common, coerceTypes: false });
  return ({ schema, httpPart }) => (httpPart === 'body' ? bodies : texts).compile(schema);
}

function withFormats(options: Options): Ajv {
  const ajv = new Ajv(options);
  addFormats.default(ajv);
  return ajv;
}

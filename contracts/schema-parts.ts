import Type, { type TSchema } from 'typebox';

/** A value or null: what may be absent is said, never left out. */
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of the keys of a code table. */
export const keys = <T extends object>(table: T) =>
  Type.Unsafe<keyof T & string>({ type: 'string', enum: Object.keys(table) });

/** ISO 8601 instant; and YYYY-MM-DD. */
export const dateTime = Type.String({ format: 'date-time' });
export const day = Type.String({ format: 'date' });

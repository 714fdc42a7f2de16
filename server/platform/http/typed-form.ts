import type { FastifyRequest } from 'fastify';

/** What somebody typed into a form and sent: names and values; those of one name in their order. */
export type TypedForm = readonly (readonly [name: string, value: string])[];

const most = 1024 * 1024;

/**
 * The form of a request that could not be served, so that nobody has to type it again. Where the session could not be read
 * the body is still unread: it is read here. Undefined: no form, or one with a password, which goes into no page.
 */
export async function typedForm(request: FastifyRequest): Promise<TypedForm | undefined> {
  const type = request.headers['content-type'] ?? '';
  if (request.method !== 'POST' || !type.startsWith('application/x-www-form-urlencoded')) return undefined;
  const typed = request.body === undefined ? await unread(request) : pairs(request.body);
  return typed?.length && !typed.some(([name]) => /password/i.test(name)) ? typed : undefined;
}

function pairs(body: unknown): [string, string][] {
  const fields = Object.entries(body && typeof body === 'object' ? body : {});
  return fields.flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
}

async function unread({ raw }: FastifyRequest): Promise<[string, string][] | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    // Left as it is where it is too long: with the request its connection would go, and the answer with that.
    for await (const part of raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > most) return undefined;
      parts.push(part);
    }
  } catch {
    return undefined; // the browser left
  }
  return [...new URLSearchParams(Buffer.concat(parts).toString())];
}

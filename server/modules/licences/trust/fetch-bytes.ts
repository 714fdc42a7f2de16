/** A service was away or gave no use: what it said, without what was sent. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

export type ServiceCall = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: Buffer;
  timeoutMs: number;
  /** An answer longer than this is not read to its end. */
  mostBytes: number;
};

/** Fetches bytes from a service, in bounded time and memory. ServiceError for everything but a 200. */
export async function fetchBytes(address: string, call: ServiceCall): Promise<Buffer> {
  try {
    const reply = await fetch(address, {
      method: call.method ?? 'GET',
      headers: call.headers ?? {},
      ...(call.body ? { body: new Uint8Array(call.body) } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    if (reply.status !== 200) throw new ServiceError(`answers ${reply.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of reply.body ?? []) {
      length += part.length;
      if (length > call.mostBytes) throw new ServiceError(`answers more than ${call.mostBytes} bytes`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new ServiceError(cause instanceof Error ? cause.message : String(cause));
  }
}

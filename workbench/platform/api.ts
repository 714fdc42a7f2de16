import { Failure, readFailure } from './problem.ts';

export type ApiRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api, with its leading slash and query. */
  path: string;
  body?: unknown;
  /** Files, instead of a body. */
  form?: FormData;
  /** Makes a POST safe to send again: with it, lost answers are retried. */
  idempotencyKey?: string;
  /** Sign-in itself and the first look at who is there must not open the sign-in dialog. */
  anonymous?: boolean;
  signal?: AbortSignal;
};

export type ApiParts = {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  csrf: () => string | undefined;
  locale: () => string;
  /** Called at 401: resolves when the same person is signed in again, rejects otherwise. */
  renew: () => Promise<void>;
  wait: (ms: number) => Promise<void>;
  /** Told when the server read what a GET answered (marks.ts). */
  read?: (path: string, mark: string) => void;
};

/** Two more tries: what a switch of Wi-Fi or a restart of the server takes (4 s), then the person decides. */
const pauses = [800, 3200];

export function createApi(parts: ApiParts) {
  async function once(request: ApiRequest): Promise<Response> {
    const method = request.method ?? 'GET';
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-language': parts.locale(),
    };
    const csrf = parts.csrf();
    if (method !== 'GET' && csrf) headers['x-csrf'] = csrf;
    if (request.body !== undefined) headers['content-type'] = 'application/json';
    if (request.idempotencyKey) headers['idempotency-key'] = request.idempotencyKey;
    return parts.fetch(`/api${request.path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.form ? { body: request.form } : {}),
      ...(request.signal ? { signal: request.signal } : {}),
    });
  }

  /** One try; a lost connection is a Failure too. An abort stays what it is. */
  async function attempt(request: ApiRequest): Promise<Response | Failure> {
    try {
      const response = await once(request);
      return response.ok ? response : await readFailure(response);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      return new Failure('unreachable');
    }
  }

  /**
   * Sends and reads JSON. A lost session is renewed and the same request, with the same key, sent again.
   * Throws Failure.
   */
  return async function send<T>(request: ApiRequest): Promise<T> {
    const repeatable = (request.method ?? 'GET') === 'GET' || request.idempotencyKey !== undefined;
    let tries = 0;
    let renewals = 0;
    for (;;) {
      const answer = await attempt(request);
      const mark = answer instanceof Failure ? null : answer.headers.get('x-read-mark');
      if (mark) parts.read?.(request.path, mark);
      if (!(answer instanceof Failure)) return (answer.status === 204 ? undefined : await answer.json()) as T;
      const lost = answer.status === 401 && answer.code !== 'wrong-credentials';
      const stale = answer.code === 'bad-csrf';
      if ((lost || stale) && !request.anonymous && renewals < 2) {
        renewals += 1;
        await parts.renew();
        continue;
      }
      const passing = answer.code === 'unreachable' || answer.code === 'unavailable';
      const pause = pauses[tries];
      if (!passing || !repeatable || pause === undefined) throw answer;
      tries += 1;
      await parts.wait(pause);
    }
  };
}

/** `?a=1&b=2` of what is set; the empty string of nothing. */
export function query(params: Record<string, string | number | undefined>): string {
  const set = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : '';
}

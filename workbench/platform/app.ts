import { QueryClient } from '@tanstack/react-query';
import { createSession } from '../features/session/session.ts';
import { createApi } from './api.ts';
import { createIntents } from './intents.ts';
import { createMarks } from './marks.ts';
import { preferences } from './preferences.ts';

/** The few things there is one of in a page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // Our own client retries and says what is wrong: the library neither pauses nor repeats.
    queries: { retry: false, networkMode: 'always', staleTime: 10_000, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export const intents = createIntents();

export const marks = createMarks();

export const api = createApi({
  fetch: (url, init) => fetch(url, init),
  csrf: () => session.state().me?.csrf,
  locale: () => preferences().locale,
  renew: () => session.renew(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  read: marks.read,
});

export const session = createSession(
  (request) => api(request),
  () => queryClient.clear(),
);

/**
 * POSTs what is meant by `about`. Written the same way it goes out under the same key, however often it is sent, until an
 * answer has come: a lost answer or a second press never makes a second deed.
 */
export async function sendOnce<T = unknown>(about: string, path: string, body: object): Promise<T> {
  const answer = await api<T>({ method: 'POST', path, body, idempotencyKey: intents.keyFor(about, body) });
  intents.settle(about);
  return answer;
}

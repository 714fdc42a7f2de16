import { expect, test } from 'vitest';
import { type ApiParts, createApi, query } from './api.ts';

type Call = { url: string; method: string; headers: Record<string, string>; body: unknown };

/** A server that answers from a list: a status with its body, or a lost connection. */
function server(answers: ([number, unknown] | 'lost')[], parts: Partial<ApiParts> = {}) {
  const calls: Call[] = [];
  const waits: number[] = [];
  const api = createApi({
    async fetch(url, init) {
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      calls.push({ url, method: init.method ?? '', headers: init.headers as Record<string, string>, body });
      const answer = answers.shift();
      if (answer === undefined || answer === 'lost') throw new TypeError('Failed to fetch');
      const [status, content] = answer;
      return new Response(content === null ? null : JSON.stringify(content), { status });
    },
    csrf: () => 'token',
    locale: () => 'zh-CN',
    renew: async () => {},
    wait: async (ms) => {
      waits.push(ms);
    },
    ...parts,
  });
  return { api, calls, waits };
}

const expired: [number, unknown] = [401, { code: 'session-expired', title: '', detail: '' }];
const command = { method: 'POST', path: '/cases/1/commands/accept', body: { version: 3 } } as const;

test('a lost answer is asked for again with the same key', async () => {
  const { api, calls, waits } = server(['lost', [503, null], [200, { version: 4 }]]);
  await expect(api({ ...command, idempotencyKey: 'k' })).resolves.toEqual({ version: 4 });
  expect(calls.map((call) => call.headers['idempotency-key'])).toEqual(['k', 'k', 'k']);
  expect(waits).toEqual([800, 3200]);
});

test('after three lost answers the person decides', async () => {
  const { api, calls } = server(['lost', 'lost', 'lost', [200, {}]]);
  await expect(api({ ...command, idempotencyKey: 'k' })).rejects.toMatchObject({ code: 'unreachable' });
  expect(calls).toHaveLength(3);
});

test('a write without a key is never sent twice', async () => {
  const { api, calls } = server(['lost', [200, {}]]);
  await expect(api(command)).rejects.toMatchObject({ code: 'unreachable' });
  expect(calls).toHaveLength(1);
});

test('an expired session is renewed and the same command sent again, with the new token', async () => {
  let token = 'old';
  const { api, calls } = server([expired, [200, { version: 4 }]], {
    csrf: () => token,
    renew: async () => {
      token = 'new';
    },
  });
  await api({ ...command, idempotencyKey: 'k' });
  expect(calls.map(({ headers, body }) => [headers['idempotency-key'], headers['x-csrf'], body])).toEqual([
    ['k', 'old', { version: 3 }],
    ['k', 'new', { version: 3 }],
  ]);
});

test('where renewing fails, nothing more is sent', async () => {
  const { api, calls } = server([expired, [200, {}]], { renew: () => Promise.reject(new Error('another')) });
  await expect(api({ ...command, idempotencyKey: 'k' })).rejects.toThrow('another');
  expect(calls).toHaveLength(1);
});

test('wrong credentials are an answer, not a lost session', async () => {
  let renewed = false;
  const { api } = server([[401, { code: 'wrong-credentials', title: '账号或密码不对', detail: '' }]], {
    renew: async () => {
      renewed = true;
    },
  });
  await expect(api({ method: 'POST', path: '/session', body: {} })).rejects.toMatchObject({
    code: 'wrong-credentials',
    title: '账号或密码不对',
  });
  expect(renewed).toBe(false);
});

test('a page of a proxy is told apart from an answer of ours', async () => {
  const { api } = server([[500, 'oops']]);
  await expect(api({ path: '/cases' })).rejects.toMatchObject({ code: 'unreadable', status: 500 });
});

test('reads carry no token, and nothing comes of no content', async () => {
  const { api, calls } = server([
    [200, []],
    [204, null],
  ]);
  await api({ path: '/cases' });
  expect(calls[0]?.headers['x-csrf']).toBeUndefined();
  await expect(api({ method: 'DELETE', path: '/session' })).resolves.toBeUndefined();
});

test('a query holds what is set', () => {
  expect(query({ text: '食品 1', cursor: undefined, limit: 30 })).toBe('?text=%E9%A3%9F%E5%93%81+1&limit=30');
  expect(query({ text: '' })).toBe('');
});

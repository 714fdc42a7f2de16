import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { ProviderSettings } from './client.ts';

export type TestProvider = {
  settings: ProviderSettings;
  /** Claims by subject; change them between sign-ins. */
  people: Map<string, Record<string, unknown>>;
  /** Signs `sub` in as a browser would, from the address to the callback; returns the callback's query. */
  visit(url: string, sub: string): Promise<string>;
  close(): Promise<void>;
};

/** A real OpenID provider on 127.0.0.1, with its own sign-in and consent pages. */
export async function startTestProvider(redirectUri: string): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people: TestProvider['people'] = new Map();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'tongban',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    claims: {
      openid: ['sub'],
      profile: ['name', 'id_number', 'id_number_verified'],
      phone: ['phone_number', 'phone_number_verified'],
    },
    cookies: { keys: ['cookies of the test provider'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
  });
  server.on('request', provider.callback());
  return {
    settings: { issuer, clientId: 'tongban', clientSecret: 'a-secret-of-the-test', name: '测试统一身份认证' },
    people,
    visit: (url, sub) => visit(url, sub, redirectUri),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Follows redirects with a jar of cookies and answers the provider's two pages. */
async function visit(start: string, sub: string, redirectUri: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const reply = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { body: form } : {}),
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = cookie.split(';')[0]!.split('=');
      jar.set(name, value);
    }
    form = undefined;
    const location = reply.headers.get('location');
    const page = location ? '' : await reply.text();
    url = new URL(location ?? actionOf(page), url).href;
    if (url.startsWith(redirectUri)) return new URL(url).search;
    if (!location) form = answerTo(page, sub);
  }
  throw new Error(`The provider did not come back: ${url}`);
}

const actionOf = (page: string): string => {
  const action = /action="([^"]+)"/.exec(page)?.[1];
  if (!action) throw new Error(`No form: ${page.slice(0, 500)}`);
  return action;
};

const answerTo = (page: string, sub: string): URLSearchParams =>
  page.includes('value="login"')
    ? new URLSearchParams({ prompt: 'login', login: sub, password: 'anything' })
    : new URLSearchParams({ prompt: 'consent' });

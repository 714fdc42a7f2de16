import type { OfficerCommand } from '../../contracts/case-commands.ts';
import { password } from './applicant.ts';

/** `page`: it is a page, and of the address that was asked for. */
export type Answer = { status: number; url: string; text: string; page: boolean };

/** Somebody without a browser: keeps cookies, follows redirects, posts forms as a browser without script does. */
export type Wire = {
  get(path: string): Promise<Answer>;
  /** Posts a form with the session's token; `files` makes it a multipart form. */
  post(path: string, fields: Record<string, string>, files?: Record<string, File>): Promise<Answer>;
  /** Sends JSON and returns what comes back. Throws where it is refused. */
  ask<T>(path: string, body?: object): Promise<T>;
  /** The cookies, as a browser is given them. */
  cookies(): { name: string; value: string }[];
};

export function openWire(site: string): Wire {
  const jar = new Map<string, string>();
  let csrf = '';

  async function send(path: string, init: RequestInit = {}, first = path): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(init.headers as Record<string, string>), cookie };
    const reply = await fetch(new URL(path, site), { ...init, headers, redirect: 'manual' });
    for (const one of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (name) jar.set(name, value ?? '');
    }
    const to = reply.headers.get('location');
    if (to && reply.status < 400) return send(to, {}, first);
    const text = await reply.text();
    const page = path === first && (reply.headers.get('content-type') ?? '').startsWith('text/html');
    csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? csrf;
    return { status: reply.status, url: path, text, page };
  }

  return {
    get: (path) => send(path),
    async post(path, fields, files) {
      const body = files ? new FormData() : new URLSearchParams();
      for (const [name, value] of Object.entries({ _csrf: csrf, ...fields })) body.append(name, value);
      for (const [name, file] of Object.entries(files ?? {})) (body as FormData).append(name, file);
      const token = files ? `${path.includes('?') ? '&' : '?'}_csrf=${encodeURIComponent(csrf)}` : '';
      return send(path + token, { method: 'POST', body });
    },
    async ask<T>(path: string, body?: object) {
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-csrf': csrf,
        'idempotency-key': `walk-${crypto.randomUUID()}`,
      };
      const { status, text } = await send(
        path,
        body
          ? { method: 'POST', headers, body: JSON.stringify(body) }
          : { headers: { accept: headers.accept } },
      );
      if (status >= 300) throw new Error(`${path} answers ${status}: ${text}`);
      const answer = (text ? JSON.parse(text) : {}) as T;
      csrf = (answer as { csrf?: string }).csrf ?? csrf;
      return answer;
    },
    cookies: () => [...jar].map(([name, value]) => ({ name, value })),
  };
}

/** An applicant of the demonstration; `organisation`: the name of the one in whose name she acts. */
export async function citizen(site: string, account: string, organisation?: string): Promise<Wire> {
  const wire = openWire(site);
  await wire.get('/sign-in');
  const { status } = await wire.post('/sign-in', { account, password, back: '/account' });
  if (status !== 200) throw new Error(`${account} cannot sign in: ${status}`);
  if (organisation) {
    const { text } = await wire.get('/account');
    const to = text.slice(0, text.indexOf(organisation, text.indexOf('name="subject"')));
    const subject = [...to.matchAll(/name="subject" value="([^"]+)"/g)].at(-1)?.[1] ?? '';
    await wire.post('/account/subject', { subject, back: '/account' });
  }
  return wire;
}

/** An officer of the demonstration, at a case: sends commands at the version that stands. */
export async function officer(site: string, account: string) {
  const wire = openWire(site);
  await wire.ask('/api/session', { account, password });
  await wire.ask('/api/me');
  return {
    ...wire,
    async act(caseId: string, command: OfficerCommand, body: object = {}): Promise<void> {
      const { version } = await wire.ask<{ version: number }>(`/api/cases/${caseId}`);
      await wire.ask(`/api/cases/${caseId}/commands/${command}`, { version, ...body });
    },
  };
}

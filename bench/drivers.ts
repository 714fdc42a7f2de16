import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OfficerCommand } from '../contracts/case-commands.ts';
import type { StaffActor } from '../contracts/identity.ts';
import { draftRoutes } from '../portal/routes/drafts.ts';
import {
  acceptCase,
  casesRoutes,
  decideCase,
  finishCase,
  reviewCase,
  submitDraft,
  takeCase,
} from '../server/modules/cases/index.ts';
import { type CasesBed, key } from '../server/modules/cases/testing.ts';
import {
  authenticate,
  signInApplicant,
  signInStaff,
  switchSubject,
} from '../server/modules/identity/index.ts';
import type { Context } from '../server/platform/context.ts';
import { buildApp } from '../server/platform/http/index.ts';
import { makeLogger } from '../server/platform/log.ts';

export type Officer = 'clerk' | 'reviewer' | 'decider' | 'issuer';
export type Draft = { draftId: string; accountId: string };

/** Two ways into the same use cases. */
export type Driver = {
  /** Returns the case's id. */
  submit(draft: Draft): Promise<string>;
  act(officer: Officer, command: OfficerCommand, caseId: string, body: { version: number }): Promise<void>;
  close(): Promise<void>;
};

/** Called as functions: what the HTTP costs is the difference to `httpDriver`. */
export function directDriver({ ctx, officers, enterprise }: CasesBed): Driver {
  const commands = {
    take: takeCase,
    accept: acceptCase,
    review: reviewCase,
    decide: decideCase,
    finish: finishCase,
  };
  return {
    async submit({ draftId, accountId }) {
      return (await submitDraft(ctx, { ...enterprise, accountId }, draftId)).id;
    },
    async act(officer, command, caseId, body) {
      const run = commands[command as keyof typeof commands] as typeof takeCase;
      await run(ctx, officers[officer] satisfies StaffActor, { caseId, key: key(), body });
    },
    close: async () => {},
  };
}

const password = 'tongban-demo-2026';
const accounts: Record<Officer, string> = {
  clerk: 'lihua',
  reviewer: 'zhangsan',
  decider: 'chenjing',
  issuer: 'zhaomin',
};

/**
 * Through the HTTP surface on a real socket: gate, session, schema, serialisation. The client runs in the same process
 * and its work counts as well. One applicant's session stands for many: its account is told in the cookie.
 */
export async function httpDriver(bed: CasesBed): Promise<Driver> {
  const { ctx } = bed;
  const portal = { ...ctx, cases: ctx, demonstration: true } as unknown as Context;
  const app = await buildApp({
    log: makeLogger({ level: 'silent' }),
    authenticate: async (cookie) => {
      const [token, accountId] = (cookie ?? '').split('~');
      const bearer = await authenticate(ctx, token);
      if (accountId && bearer.actor.kind === 'applicant') bearer.actor.accountId = accountId;
      return bearer;
    },
    ready: async () => true,
    words: () => ({ title: '', detail: '' }) as never,
    publicUrl: ctx.config.publicUrl,
    routes: [casesRoutes(portal), draftRoutes(portal as never)],
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });

  const open = async (token: string) => ({ token, csrf: (await authenticate(ctx, token)).csrf ?? '' });
  const address = '127.0.0.1';
  const applicant = await signInApplicant(ctx, { login: '13800000001', password, address });
  const signedIn = await authenticate(ctx, applicant.token);
  if (signedIn.actor.kind !== 'applicant') throw new Error('The demonstration has no such applicant.');
  await switchSubject(ctx, signedIn.actor, bed.enterprise.subjectId);
  const citizen = await open(applicant.token);
  const officers = new Map<Officer, Awaited<ReturnType<typeof open>>>();
  for (const officer of Object.keys(accounts) as Officer[]) {
    const { token } = await signInStaff(ctx, { account: accounts[officer], password, address });
    officers.set(officer, await open(token));
  }

  const post = (path: string, headers: Record<string, string>, body: string) =>
    new Promise<{ status: number; location: string; text: string }>((resolve, reject) => {
      const sent = request({ agent, port, host: address, path, method: 'POST', headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? '',
            text: Buffer.concat(parts).toString(),
          }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });

  return {
    async submit({ draftId, accountId }) {
      const headers = {
        cookie: `tongban_session=${citizen.token}~${accountId}`,
        'content-type': 'application/x-www-form-urlencoded',
      };
      const form = new URLSearchParams({ key: key(), _csrf: citizen.csrf });
      const { status, location, text } = await post(`/drafts/${draftId}/submit`, headers, form.toString());
      if (status !== 303) throw new Error(`submit: ${status} ${text}`);
      return location.split('/')[2] as string;
    },
    async act(officer, command, caseId, body) {
      const session = officers.get(officer);
      const headers = {
        cookie: `tongban_session=${session?.token}`,
        'x-csrf': session?.csrf ?? '',
        'idempotency-key': key(),
        'content-type': 'application/json',
      };
      const { status, text } = await post(
        `/api/cases/${caseId}/commands/${command}`,
        headers,
        JSON.stringify(body),
      );
      if (status !== 200) throw new Error(`${command}: ${status} ${text}`);
    },
    async close() {
      agent.destroy();
      await app.close();
    },
  };
}

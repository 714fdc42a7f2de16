import { fork } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
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
import type { Session, ToClient } from './browsers.ts';
import { type Draft, type Driver, type Journeys, journeys, type Officer } from './journeys.ts';

/** A round of journeys by one way into the use cases. */
export type Way = { run(drafts: Draft[], width: number): Promise<Journeys>; close(): Promise<void> };

/** Called as functions: what the HTTP costs is the difference to `overHttp`. */
export function direct({ ctx, officers, enterprise }: CasesBed): Way {
  const commands = {
    take: takeCase,
    accept: acceptCase,
    review: reviewCase,
    decide: decideCase,
    finish: finishCase,
  };
  const driver: Driver = {
    async submit({ draftId, accountId }) {
      return (await submitDraft(ctx, { ...enterprise, accountId }, draftId)).id;
    },
    async act(officer, command, caseId, body) {
      const run = commands[command as keyof typeof commands] as typeof takeCase;
      await run(ctx, officers[officer] satisfies StaffActor, { caseId, key: key(), body });
    },
  };
  return { run: (drafts, width) => journeys(driver, drafts, width), close: async () => {} };
}

const password = 'tongban-demo-2026';
const accounts: Record<Officer, string> = {
  clerk: 'lihua',
  reviewer: 'zhangsan',
  decider: 'chenjing',
  issuer: 'zhaomin',
};

/**
 * Through the HTTP surface on a real socket: gate, session, schema, serialisation. The browsers are a process of their
 * own on the same machine. One applicant's session stands for many: its account is told in the cookie.
 */
export async function overHttp(bed: CasesBed): Promise<Way> {
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

  const open = async (token: string) => ({ token, csrf: (await authenticate(ctx, token)).csrf ?? '' });
  const address = '127.0.0.1';
  const applicant = await signInApplicant(ctx, { login: '13800000001', password, address });
  const signedIn = await authenticate(ctx, applicant.token);
  if (signedIn.actor.kind !== 'applicant') throw new Error('The demonstration has no such applicant.');
  await switchSubject(ctx, signedIn.actor, bed.enterprise.subjectId);
  const citizen = await open(applicant.token);
  const officers: [string, Session][] = [];
  for (const [officer, account] of Object.entries(accounts)) {
    const { token } = await signInStaff(ctx, { account, password, address });
    officers.push([officer, await open(token)]);
  }

  const browsers = fork(fileURLToPath(new URL('browsers.ts', import.meta.url)));
  const send = (message: ToClient) => void browsers.send(message);
  send({ start: { port, citizen, officers: Object.fromEntries(officers) as Record<Officer, Session> } });
  return {
    run: (drafts, width) =>
      new Promise((resolve, reject) => {
        const left = (): void => reject(new Error('The browsers have ended.'));
        browsers.once('exit', left);
        browsers.once('message', (done) => {
          browsers.off('exit', left);
          resolve(done as Journeys);
        });
        send({ run: { drafts, width } });
      }),
    async close() {
      browsers.disconnect();
      await app.close();
    },
  };
}

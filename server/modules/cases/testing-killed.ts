/**
 * The process that kill.test.ts kills: submits a draft, takes the case and accepts it, and says each command on standard
 * output once it is answered. It dies by SIGKILL at its writing statement number `at` (begin and commit among them; between
 * two that only read there is nothing to lose): before sending it, or with it just sent.
 * Arguments: the file of what it needs to know, draft, account, `before` or `sent`, `at`. It begins with the first byte on
 * standard input.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import pg from 'pg';
import type { ApplicantActor, StaffActor } from '../../../contracts/identity.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { openKeyring } from '../../platform/crypto/index.ts';
import { applicationRole, openDb } from '../../platform/db/index.ts';
import type { CasesContext } from './context.ts';
import { acceptCase } from './use-cases/accept-case.ts';
import { submitDraft } from './use-cases/submit-draft.ts';
import { takeCase } from './use-cases/take-case.ts';

export type Known = {
  url: string;
  keys: string;
  publicUrl: string;
  enterprise: ApplicantActor;
  clerk: StaffActor;
  /** What the neighbours answered when the same was done without harm, by name and arguments. */
  answers: Record<string, { value?: unknown }>;
};

const [file = '', draftId = '', accountId = '', mode = '', at = ''] = process.argv.slice(2);
const known = JSON.parse(readFileSync(file, 'utf8')) as Known;
const db = openDb(known.url, { role: applicationRole, poolSize: 1 });

/** An answer depends on who asks only by the account, which is another for each draft. */
const neighbours = new Proxy(
  {},
  {
    get:
      (_, name: string) =>
      async (...given: unknown[]) => {
        const question = `${name} ${JSON.stringify(given)}`.replaceAll(accountId, 'account');
        if (!(question in known.answers)) throw new Error(`Nobody answers ${question}.`);
        return known.answers[question]?.value;
      },
  },
);
const ctx = {
  db,
  clock: systemClock,
  calendar: loadCalendar({ years: {} }),
  keyring: await openKeyring(known.keys),
  config: { publicUrl: known.publicUrl },
  nudge: () => {},
  log: console,
  neighbours,
} as unknown as CasesContext;
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  for (;;) {}
};

flushCompileCache(); // the killed write none
await once(process.stdin, 'data'); // everything is loaded: it may begin
let statements = 0;
const send = pg.Client.prototype.query as (...given: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [asked] = given as [string | { text: string }];
  const text = typeof asked === 'string' ? asked : asked.text;
  const counts = /^\s*(begin|commit)|\b(insert into|update|delete from)\b/i.test(text);
  if (counts) statements += 1;
  const due = counts && statements === Number(at);
  if (due && mode === 'before') die();
  const answer = send.apply(this, given);
  if (due) setImmediate(die); // what was written to the socket is on its way
  return answer;
} as typeof pg.Client.prototype.query;

const { id } = await submitDraft(ctx, { ...known.enterprise, accountId }, draftId);
process.stdout.write('submitted\n');
const act = (name: string, version: number) => ({
  caseId: id,
  key: `kill-${name}-${draftId}`,
  body: { version },
});
await takeCase(ctx, known.clerk, act('take', 1));
process.stdout.write('taken\n');
await acceptCase(ctx, known.clerk, act('accept', 2));
process.stdout.write('accepted\n');
process.exit(0);

import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { type Draft, type Driver, journeys, type Officer } from './journeys.ts';

export type Session = { token: string; csrf: string };
type Start = { port: number; citizen: Session; officers: Record<Officer, Session> };
/** First what it needs to know, then one message for each round. */
export type ToClient = { start: Start } | { run: { drafts: Draft[]; width: number } };

const host = '127.0.0.1';
const agent = new Agent({ keepAlive: true });

/** The citizens' and officers' browsers, in a process of their own: what they do is not the server's work. */
function browsers({ port, citizen, officers }: Start): Driver {
  const post = (path: string, headers: Record<string, string>, body: string) =>
    new Promise<{ status: number; location: string; text: string }>((resolve, reject) => {
      const sent = request({ agent, port, host, path, method: 'POST', headers }, (answer) => {
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
      const form = new URLSearchParams({ key: randomUUID(), _csrf: citizen.csrf });
      const { status, location, text } = await post(`/drafts/${draftId}/submit`, headers, form.toString());
      if (status !== 303) throw new Error(`submit: ${status} ${text}`);
      return location.split('/')[2] as string;
    },
    async act(officer, command, caseId, body) {
      const { token, csrf } = officers[officer];
      const headers = {
        cookie: `tongban_session=${token}`,
        'x-csrf': csrf,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      };
      const path = `/api/cases/${caseId}/commands/${command}`;
      const { status, text } = await post(path, headers, JSON.stringify(body));
      if (status !== 200) throw new Error(`${command}: ${status} ${text}`);
    },
  };
}

let driver: Driver | undefined;
process.on('message', async (message: ToClient) => {
  if ('start' in message) driver = browsers(message.start);
  else if (driver) process.send?.(await journeys(driver, message.run.drafts, message.run.width));
});
process.on('disconnect', () => process.exit());
process.on('unhandledRejection', (error) => {
  console.error(error);
  process.exit(1);
});

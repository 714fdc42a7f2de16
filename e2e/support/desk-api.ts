import { type APIRequestContext, request } from 'playwright-core';
import type { CaseView, CommandReply } from '../../contracts/cases.ts';
import { password } from './applicant.ts';

/** An officer without a screen, for the steps of a test that are not what it is about. */
export async function officerAt(site: string, account: string) {
  const api: APIRequestContext = await request.newContext({ baseURL: site });
  await api.post('/api/session', { data: { account, password } });
  const { csrf } = (await (await api.get('/api/me')).json()) as { csrf: string };
  let keys = 0;
  const act = async (caseId: string, command: string, body: object = {}): Promise<CommandReply> => {
    const { version } = (await (await api.get(`/api/cases/${caseId}`)).json()) as CaseView;
    const reply = await api.post(`/api/cases/${caseId}/commands/${command}`, {
      headers: { 'x-csrf': csrf, 'idempotency-key': `${account}-${caseId}-${++keys}` },
      data: { version, ...body },
    });
    if (!reply.ok()) throw new Error(`${command}: ${await reply.text()}`);
    return (await reply.json()) as CommandReply;
  };
  return { act, close: () => api.dispose() };
}

import type { Permission } from '../../../contracts/identity.ts';
import type { RequestState } from '../../../contracts/requests.ts';
import { t } from '../../../ui/words/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { sql } from '../../platform/db/index.ts';
import { sendMessage } from '../../platform/messages/index.ts';
import { type NoticeKind, notify } from '../../platform/notices/index.ts';
import type { OutboxHandlers } from '../../platform/outbox/index.ts';
import { officersFor } from '../identity/index.ts';
import { requestToken } from './access.ts';
import type { RequestsContext } from './context.ts';
import { ruleOf } from './kinds.ts';
import { openContact } from './sealing.ts';
import { headColumns, type StoredRequest } from './store.ts';

type Told = { requestId: string; actor: string; step: string; version: number };
type Standing = StoredRequest & { state: RequestState; version: number };

/** Whom each state waits for, and how the bell says so. */
const waits: Partial<Record<RequestState, [Permission, NoticeKind]>> = {
  filed: ['request.route', 'request-filed'],
  assigned: ['request.handle', 'request-assigned'],
};

/** Officers for whom the request waits now. */
export async function waitsFor(tx: Tx, request: Standing): Promise<string[]> {
  const { state, divisionCode, organisationId } = request;
  const permission = state === 'filed' ? 'request.route' : 'request.handle';
  return officersFor(tx, permission, { divisionCode, organisationId });
}

export async function standing(tx: Tx, id: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select ${headColumns}, r.state, r.version from requests.request r where r.id = ${id}`.execute(tx);
  return rows[0];
}

export const noticeParams = (request: StoredRequest) => ({
  number: request.number,
  kind: ruleOf(request.kind).name['zh-CN'],
});

/** Bells for those whose step comes next, and for the officer who filed; a message for who left a phone. */
export function requestHandlers(ctx: RequestsContext): OutboxHandlers {
  return {
    'request.stepped': [
      async (tx, row) => {
        const { requestId, actor, step, version: made } = row.payload as Told;
        const request = await standing(tx, requestId);
        if (!request) return;
        const { state, version } = request;
        const next = waits[state];
        const told: [string, NoticeKind][] = next
          ? (await officersFor(tx, next[0], request)).map((id) => [`staff:${id}`, next[1]])
          : [];
        if (state === 'answered' && request.filedBy)
          told.push([`staff:${request.filedBy}`, 'request-answered']);
        const notices = told
          .filter(([reader]) => reader !== actor)
          .map(([reader, kind]) => ({
            reader,
            kind,
            about: { kind: 'request' as const, id: requestId },
            params: noticeParams(request),
            key: `${kind} ${requestId} ${version}`,
          }));
        await notify(tx, notices, row.createdAt);
        if (step === 'replied' || step === 'refused') await tellFiler(tx, ctx, request, made, row.createdAt);
      },
    ],
  };
}

async function tellFiler(
  tx: Tx,
  ctx: RequestsContext,
  request: Standing,
  version: number,
  at: Date,
): Promise<void> {
  const { id, contactSealed, number } = request;
  const phone = contactSealed && openContact(ctx.keyring, id, contactSealed).phone;
  if (!phone || request.externalNumber) return; // 12345 tells its own callers
  const link = `${ctx.config.publicUrl}/requests/by/${requestToken(ctx.keyring, id)}`;
  const text = t('zh-CN', 'request.message', { number, link });
  await sendMessage(tx, ctx.keyring, { to: phone, text, key: `request ${id} ${version}` }, at);
}

import { t } from '../../../../ui/words/index.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql, type Tx } from '../../../platform/db/index.ts';
import { sendMessage } from '../../../platform/messages/index.ts';
import { type NoticeKind, notify } from '../../../platform/notices/index.ts';
import type { OutboxHandlers } from '../../../platform/outbox/index.ts';
import { officersFor, subjectDetails } from '../../identity/index.ts';
import { personActor } from '../actor-refs.ts';
import type { CasesContext } from '../context.ts';
import { actOnPreCheck, actorFor } from './act.ts';
import { findPreCheck, preCheckColumns, preCheckSteps, type StoredPreCheck } from './store.ts';

/** Bells for the window that would receive it; a short message for the applicant once it is answered. */
export function preCheckHandlers(ctx: CasesContext): OutboxHandlers {
  return {
    'pre-check.stepped': [
      async (tx, row) => {
        const { preCheckId, step, version } = row.payload as Record<string, unknown>;
        const stored = await findPreCheck(tx, String(preCheckId));
        if (!stored?.draftId || stored.version !== version) return; // what came after is told by its own row
        if (step === 'asked') await ring(tx, stored, 'pre-check-asked', row.createdAt);
        if (step === 'answered') await tellApplicant(tx, ctx, stored, row.createdAt);
      },
    ],
  };
}

async function ring(tx: Tx, stored: StoredPreCheck, kind: NoticeKind, at: Date): Promise<void> {
  const due = localDate(new Date(stored.dueAt.getTime() - 1));
  const notices = (await officersFor(tx, 'case.receive', stored)).map((staffId) => ({
    reader: `staff:${staffId}`,
    kind,
    about: { kind: 'pre-check' as const, id: stored.id },
    params: { item: stored.itemName, due },
    key: `${kind} ${stored.id} ${stored.round}`,
  }));
  await notify(tx, notices, at);
}

async function tellApplicant(tx: Tx, ctx: CasesContext, stored: StoredPreCheck, at: Date): Promise<void> {
  const { id, draftId, itemName, version, result } = stored;
  const { events } = await preCheckSteps(tx, ctx.keyring, id);
  // To who asked, which may be an agent.
  const asked = events.findLast(({ kind }) => kind === 'asked')?.actor.slice(personActor('').length);
  const person = asked ? await subjectDetails(ctx, asked) : undefined;
  if (!person?.phone || !draftId) return;
  const link = `${ctx.config.publicUrl}/drafts/${draftId}/pre-check`;
  const key = `pre-check.message.${result === 'ready' ? 'ready' : 'mend'}` as const;
  const text = t('zh-CN', key, { item: itemName, link });
  await sendMessage(tx, ctx.keyring, { to: person.phone, text, key: `pre-check ${id} ${version}` }, at);
}

type Failed = (id: string, error: Error) => void;

/** Warns of promises that run out or did; closes what was shown of drafts that are gone, and forgets it. */
export async function watchPreChecks(ctx: CasesContext, onError: Failed, limit = 200): Promise<void> {
  const now = ctx.clock.now();
  const { rows: late } = await sql<StoredPreCheck>`
    select ${preCheckColumns} from cases.pre_check p
    where p.state = 'asked' and p.draft_id is not null and p.warn_at <= ${now}
      and p.told_level < case when p.due_at <= ${now} then 2 else 1 end
    order by p.warn_at limit ${limit}`.execute(ctx.db);
  for (const stored of late) {
    const over = stored.dueAt <= now;
    await inTx(ctx.db, async (tx) => {
      await ring(tx, stored, over ? 'pre-check-over' : 'pre-check-warn', now);
      await sql`update cases.pre_check set told_level = ${over ? 2 : 1} where id = ${stored.id}`.execute(tx);
    }).catch((error: Error) => onError(stored.id, error));
  }
  const { rows: gone } = await sql<StoredPreCheck>`
    select ${preCheckColumns} from cases.pre_check p where p.draft_id is null and p.state <> 'closed'
    order by p.id limit ${limit}`.execute(ctx.db);
  for (const stored of gone) {
    const { id, version } = stored;
    const input = { command: 'close', body: {}, text: null, version, key: `close ${id}` } as const;
    await actOnPreCheck(ctx, stored, actorFor(stored, 'clock', 'system:clock'), input).catch((error: Error) =>
      onError(id, error),
    );
  }
}

import type { ApplicantActor } from '../../../contracts/identity.ts';
import type { VisitRecord } from '../../../contracts/joint-visits.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { OutboxHandlers } from '../../platform/outbox/index.ts';
import {
  type CasesContext,
  finishCase,
  partView,
  recordVisit,
  releaseResult,
  resubmitCase,
  takeCase,
  withdrawCase,
} from '../cases/index.ts';
import { staffActor } from '../identity/index.ts';
import { loadJoint, saveJoint } from './store.ts';

/**
 * What a joint case does to one of its cases. It is ordered in the transaction that decides it and done from the outbox:
 * a crash in between loses nothing, and each act looks at the case first, so that doing it again doubles nothing.
 */
export type Act =
  | { do: 'release'; caseId: string }
  | { do: 'deliver'; caseId: string; part: string; staffId: string; delivery: Delivery; key: string }
  | { do: 'withdraw'; caseId: string; actor: string }
  | { do: 'resubmit'; caseId: string; draftId: string; actor: string }
  | { do: 'record-visit'; caseId: string; record: string };
export type Delivery = 'counter' | 'post' | 'online';

const places = {
  actor: (jointId: string) => `joint.act.actor:${jointId}`,
  record: (jointId: string) => `joint.act.record:${jointId}`,
};

/** Who acts, as the outbox may keep it. */
export const sealActor = (
  ctx: Pick<CasesContext, 'keyring'>,
  jointId: string,
  actor: ApplicantActor,
): string => ctx.keyring.seal(JSON.stringify({ ...actor, sessionId: 'joint' }), places.actor(jointId));

export const sealRecord = (
  ctx: Pick<CasesContext, 'keyring'>,
  jointId: string,
  record: VisitRecord,
): string => ctx.keyring.seal(JSON.stringify(record), places.record(jointId));

/** Acts on one case keep their order; cases do not wait for each other. */
export async function order(tx: Tx, jointId: string, acts: readonly Act[], at: Date): Promise<void> {
  for (const act of acts) {
    const payload = JSON.stringify({ jointId, ...act });
    await sql`
      insert into platform.outbox (stream, kind, payload, created_at, next_at)
      values (${`joint-act:${act.caseId}`}, 'joint.act', ${payload}::jsonb, ${at}, ${at})`.execute(tx);
  }
}

export function actHandlers(ctx: CasesContext): OutboxHandlers {
  return {
    'joint.act': [
      async (tx, { payload }) => {
        const { jointId, ...act } = payload as { jointId: string } & Act;
        await perform(ctx, tx, jointId, act as Act);
      },
    ],
  };
}

/** Closed cases are past every act: what was ordered for them is done, or overtaken. */
const over: ReadonlySet<string> = new Set(['finished', 'withdrawn', 'voided', 'not-accepted']);

async function perform(ctx: CasesContext, tx: Tx, jointId: string, act: Act): Promise<void> {
  const { caseId } = act;
  const open = <T>(text: string, place: string) => JSON.parse(ctx.keyring.open(text, place)) as T;
  switch (act.do) {
    case 'release':
      return releaseResult(ctx, caseId);
    case 'deliver':
      return deliver(ctx, tx, jointId, act);
    case 'record-visit':
      return recordVisit(ctx, caseId, open<VisitRecord>(act.record, places.record(jointId)));
    case 'withdraw':
      return withdraw(ctx, open<ApplicantActor>(act.actor, places.actor(jointId)), caseId);
    case 'resubmit': {
      const { state } = await partView(ctx, caseId);
      if (state !== 'correction-requested') return;
      const actor = open<ApplicantActor>(act.actor, places.actor(jointId));
      const { draftId } = act;
      await resubmitCase(ctx, actor, { caseId, key: `mend-${draftId}`, draftId });
    }
  }
}

/** Decided meanwhile: that case stands, and says so itself. */
async function withdraw(ctx: CasesContext, actor: ApplicantActor, caseId: string): Promise<void> {
  const { version, state } = await partView(ctx, caseId);
  if (over.has(state) || state === 'decided' || state === 'issued') return;
  await withdrawCase(ctx, actor, { caseId, key: `withdraw-${caseId}-${version}`, version });
}

async function deliver(
  ctx: CasesContext,
  tx: Tx,
  jointId: string,
  { caseId, part, staffId, delivery, key }: Act & { do: 'deliver' },
): Promise<void> {
  const seen = await partView(ctx, caseId);
  if (over.has(seen.state)) return;
  try {
    const officer = await staffActor({ db: tx, clock: ctx.clock }, staffId);
    if (!officer) throw new AppError('forbidden');
    const of = (act: string, version: number) => `${key}-${part}-${act}-${version}`;
    const { version } =
      seen.handler === staffId
        ? seen
        : await takeCase(ctx, officer, {
            caseId,
            key: of('take', seen.version),
            body: { version: seen.version },
          });
    await finishCase(ctx, officer, { caseId, key: of('finish', version), body: { version, delivery } });
  } catch (error) {
    // Somebody was quicker: it is looked at once more. What is refused for good is told to who ordered it.
    if (!(error instanceof AppError) || error.code === 'stale-version' || error.code === 'unavailable')
      throw error;
    const joint = await loadJoint(ctx, tx, jointId, true);
    if (!joint) return;
    const parts = joint.parts.map((one) =>
      one.key === part ? { ...one, delivering: false, problem: error.code } : one,
    );
    const event = { kind: 'part-not-delivered', payload: { part, code: error.code } };
    const by = { actor: 'system:joint', onBehalfOf: null };
    await saveJoint(ctx, tx, { ...joint, parts }, [event], by, ctx.clock.now());
  }
}

import type { BatchView } from '../../../../contracts/batches.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { hasWord, t, type WordParams } from '../../../../ui/words/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { outcomesOf, ownBatch } from './store.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A batch of this officer's own, case by case. Throws `not-found` for anybody else's. */
export async function batchView(
  ctx: Pick<CasesContext, 'db'>,
  actor: StaffActor,
  id: string,
  locale: Locale,
): Promise<BatchView> {
  const found = uuid.test(id) ? await ownBatch(ctx.db, actor.staffId, id) : undefined;
  if (!found) throw new AppError('not-found');
  const outcomes = await outcomesOf(ctx.db, id);
  return {
    ...found,
    cases: outcomes.map(({ code, params, ...one }) => ({
      ...one,
      say: code && why(locale, code, params ?? {}),
    })),
  };
}

/** Why a case was refused, and where the version was old, what had happened meanwhile. */
function why(locale: Locale, code: string, params: Record<string, unknown>): string {
  const reasoned = `error.${code}.${String(params.reason)}.title`;
  const key = hasWord(reasoned) ? reasoned : `error.${code}.title`;
  const plain = Object.fromEntries(
    Object.entries(params).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  ) as WordParams;
  const said = hasWord(key) ? t(locale, key, plain) : code;
  const changes = params.changes as { actor: string; plain: string }[] | undefined;
  const last = changes?.at(-1);
  return last ? `${said} ${last.actor} ${last.plain}` : said;
}

import type { MatterState } from '../../../../contracts/supervision.ts';
import { t, type WordKey } from '../../../../ui/words/index.ts';
import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import { type NewNotice, type NoticeKind, notify } from '../../../platform/notices/index.ts';
import type { OutboxHandlers } from '../../../platform/outbox/index.ts';
import { officersFor } from '../../identity/index.ts';
import type { SupervisionContext } from '../context.ts';
import { judgeCases } from '../judge-case.ts';
import { findMatter, type StoredMatter } from './store.ts';

/** Whom each state is told to, and how the bell says so: whom it is about, or who supervises there. */
const told: Record<MatterState, ['concerned' | 'judge', NoticeKind]> = {
  opened: ['concerned', 'matter-opened'],
  explained: ['judge', 'matter-explained'],
  upheld: ['concerned', 'matter-upheld'],
  appealed: ['judge', 'matter-appealed'],
  final: ['concerned', 'matter-final'],
  withdrawn: ['concerned', 'matter-withdrawn'],
};

/** Cases whose clocks turned are looked at; steps of a matter are told to those whom they concern. */
export function supervisionHandlers(ctx: SupervisionContext): OutboxHandlers {
  return {
    'case.clock-turned': [
      (tx, { payload }) =>
        judgeCases(tx, ctx, [{ divisionCode: String(payload.divisionCode), id: String(payload.caseId) }]),
    ],
    'supervision.stepped': [
      async (tx, row) => {
        const { matterId, actor, version } = row.payload as {
          matterId: string;
          actor: string;
          version: number;
        };
        const stored = await findMatter(tx, matterId);
        // What went on since is told by its own step.
        if (!stored || stored.version !== version) return;
        const [whom, kind] = told[stored.state];
        const readers = whom === 'judge' ? await judges(tx, stored) : await concerned(tx, stored);
        await notify(
          tx,
          noticesOf(
            stored,
            kind,
            readers.filter((id) => `staff:${id}` !== actor),
          ),
          row.createdAt,
        );
      },
    ],
  };
}

/** An explanation or a decision that did not come in time is who supervises' to go on with. */
export async function tellLate(tx: Tx, stored: StoredMatter, now: Date): Promise<void> {
  const kind = stored.state === 'opened' ? 'matter-unexplained' : 'matter-undecided';
  await notify(tx, noticesOf(stored, kind, await judges(tx, stored)), now);
}

/** The officer; of a unit its heads. A unit's heads hear of every red card of theirs. */
async function concerned(db: Executor, stored: StoredMatter): Promise<string[]> {
  const { officerId, what } = stored;
  const heads = officerId === null || what === 'red' ? await officersFor(db, 'supervision.unit', stored) : [];
  return [...new Set([...(officerId ? [officerId] : []), ...heads])];
}

async function judges(db: Executor, stored: StoredMatter): Promise<string[]> {
  const all = await officersFor(db, 'supervision.judge', stored);
  const { rows } = await sql<{ id: string | null }>`
    select decided_by as id from supervision.matter where id = ${stored.id}`.execute(db);
  const barred = [stored.officerId, stored.state === 'appealed' ? rows[0]?.id : null];
  return all.filter((id) => !barred.includes(id));
}

function noticesOf(
  { id, what, caseNumber, itemName, version }: StoredMatter,
  kind: NoticeKind,
  readers: readonly string[],
): NewNotice[] {
  return readers.map((reader) => ({
    reader: `staff:${reader}`,
    kind,
    about: { kind: 'matter' as const, id },
    params: { what: t('zh-CN', `code.matter.${what}` as WordKey), number: caseNumber, item: itemName },
    key: `${kind} ${id} ${version}`,
  }));
}

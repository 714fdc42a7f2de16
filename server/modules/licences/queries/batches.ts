import type { StaffActor } from '../../../../contracts/identity.ts';
import type {
  LicenceBatchAct,
  LicenceBatchList,
  LicenceBatchRow,
  LicenceBatchView,
} from '../../../../contracts/licence-batches.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { inScope, scopeOf } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { places } from '../issued-store.ts';
import { problemInWords } from './problem-words.ts';

type Ring = Pick<LicencesContext, 'db' | 'keyring'>;
type Row = Omit<LicenceBatchRow, 'orderedAt' | 'settledAt'> & {
  act: LicenceBatchAct;
  orderedAt: Date;
  settledAt: Date | null;
};
const MOST = 50;

/** The officer's own orders, newest first, with how far they are. */
export async function batchesOf(ctx: Ring, actor: StaffActor): Promise<LicenceBatchList> {
  const [batches, types] = await Promise.all([read(ctx, actor, null), typesFor(ctx, actor)]);
  return { batches, types };
}

/** Kinds of licences of which there is something that this officer may do many of. */
async function typesFor(ctx: Ring, actor: StaffActor): Promise<LicenceBatchList['types']> {
  const columns = { division: 'place_code', organisation: 'organisation_id' };
  const scope = scopeOf(actor.grants, 'licence.issue');
  const { rows } = await sql<LicenceBatchList['types'][number]>`
    select t.id, t.name, sum(c.valid)::int as valid, sum(c.refused)::int as refused from (
      select i.type_id, 1 as valid, 0 as refused from licences.issued i
      where i.state = 'valid' and ${inScope('i', scope, columns)}
      union all
      select i.type_id, 0, 1 from licences.issue i where i.state = 'refused' and ${inScope('i', scope, columns)}
    ) c join licences.licence_type t on t.id = c.type_id
    group by t.id, t.name order by t.name`.execute(ctx.db);
  return rows;
}

/** One of them, with what became of each licence; `not-found` for another officer's. */
export async function batchOf(
  ctx: Ring,
  actor: StaffActor,
  id: string,
  locale: Locale,
): Promise<LicenceBatchView> {
  const [batch] = await read(ctx, actor, id);
  if (!batch) throw new AppError('not-found', { reason: 'licence' });
  type Item = Omit<LicenceBatchView['items'][number], 'problem'> & { sealed: string | null };
  const { rows } = await sql<Item>`
    select b.seq, b.licence_id as "licenceId", b.issue_id as "issueId", t.name as "typeName",
      coalesce(i.identifier, s.case_number) as identifier, b.state, b.new_id as "newId", b.problem_sealed as sealed
    from licences.batch_item b left join licences.issued i on i.id = b.licence_id
      left join licences.issue s on s.id = b.issue_id
      join licences.licence_type t on t.id = coalesce(i.type_id, s.type_id)
    where b.batch_id = ${id} order by b.seq`.execute(ctx.db);
  const items = rows.map(({ sealed, ...item }) => {
    const said =
      sealed && problemInWords(ctx.keyring.open(sealed, places.batchProblem(id, item.seq)), locale);
    return { ...item, problem: said ? { title: said.title, detail: said.detail } : null };
  });
  return { ...batch, items };
}

async function read(ctx: Ring, actor: StaffActor, id: string | null): Promise<LicenceBatchRow[]> {
  const { rows } = await sql<Row>`
    select b.id, b.act, t.name as "typeName", b.reason_sealed as reason, b.ordered_at as "orderedAt",
      b.settled_at as "settledAt", count(*)::int as total, (count(*) filter (where i.state = 'done'))::int as done,
      (count(*) filter (where i.state = 'refused'))::int as refused,
      (count(*) filter (where i.state = 'stopped'))::int as stopped
    from licences.batch b join licences.batch_item i on i.batch_id = b.id
      left join licences.licence_type t on t.id = b.type_id
    where b.staff_id = ${actor.staffId} and (${id}::uuid is null or b.id = ${id}::uuid)
    group by b.id, t.name order by b.ordered_at desc limit ${MOST}`.execute(ctx.db);
  return rows.map((row) => ({
    ...row,
    reason: ctx.keyring.open(row.reason, places.batchReason(row.id)),
    orderedAt: row.orderedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  }));
}

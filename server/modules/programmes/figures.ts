import { localDate } from '../../platform/clock.ts';
import { sql } from '../../platform/db/index.ts';
import { organisationNames } from '../regions/index.ts';
import type { ProgrammesContext } from './context.ts';

type Late = { summary: string; leadId: string | null; deadline: string | null };
const most = 20; // a document names the first of them

export type ProgrammeFigures = {
  title: string;
  tasks: number;
  done: number;
  /** How many are late, and the first of them. */
  lateTasks: number;
  late: { summary: string; lead: string | null; deadline: string | null }[];
};

/** How far each programme of a division has come, with what is late, the oldest first. */
export async function programmeFigures(
  ctx: Pick<ProgrammesContext, 'db' | 'clock'>,
  divisionCode: string,
): Promise<ProgrammeFigures[]> {
  const today = localDate(ctx.clock.now());
  const { rows } = await sql<{ title: string; tasks: number; done: number; late: Late[] }>`
    select p.title, count(t.*)::int as tasks,
      count(*) filter (where t.state in ('done', 'achieved'))::int as done,
      coalesce(jsonb_agg(jsonb_build_object('summary', t.summary, 'leadId', t.lead_id, 'deadline', t.deadline)
        order by t.deadline, t.position)
        filter (where t.state in ('open', 'reported') and t.deadline < ${today}::date), '[]') as late
    from programmes.programme p left join programmes.task t on t.programme_id = p.id and not t.dropped
    where p.division_code = ${divisionCode} group by p.id order by p.id`.execute(ctx.db);
  const names = await organisationNames(
    ctx.db,
    rows.flatMap(({ late }) => late.flatMap(({ leadId }) => leadId ?? [])),
  );
  return rows.map(({ late, ...row }) => ({
    ...row,
    lateTasks: late.length,
    late: late.slice(0, most).map(({ leadId, ...task }) => ({
      ...task,
      lead: leadId && (names.get(leadId) ?? leadId),
    })),
  }));
}

export type LedgerFigures = {
  open: number;
  closed: number;
  lateEntries: number;
  late: { problem: string; organisation: string; due: string }[];
};

/** Problems that are open now, those closed in the period, and those over their day. */
export async function ledgerFigures(
  ctx: Pick<ProgrammesContext, 'db' | 'clock'>,
  divisionCode: string,
  { from, to }: { from: string; to: string },
): Promise<LedgerFigures> {
  const today = localDate(ctx.clock.now());
  const [{ rows: counts }, { rows: late }] = await Promise.all([
    sql<{ open: number; closed: number; lateEntries: number }>`
      select count(*) filter (where state <> 'closed')::int as open,
        count(*) filter (where (closed_at at time zone 'Asia/Shanghai')::date between ${from}::date and ${to}::date)::int
          as closed,
        count(*) filter (where state = 'mending' and due < ${today}::date)::int as "lateEntries"
      from programmes.entry where division_code = ${divisionCode}`.execute(ctx.db),
    sql<{ problem: string; organisationId: string; due: string }>`
      select problem, organisation_id as "organisationId", due::text from programmes.entry
      where division_code = ${divisionCode} and state = 'mending' and due < ${today}::date
      order by due, id limit ${most}`.execute(ctx.db),
  ]);
  const names = await organisationNames(
    ctx.db,
    late.map(({ organisationId }) => organisationId),
  );
  return {
    ...(counts[0] ?? { open: 0, closed: 0, lateEntries: 0 }),
    late: late.map(({ organisationId, ...row }) => ({
      ...row,
      organisation: names.get(organisationId) ?? organisationId,
    })),
  };
}

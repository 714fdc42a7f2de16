import type { StaffActor } from '../../../../contracts/identity.ts';
import type {
  ProposalList,
  ProposalQuery,
  ProposalQueue,
  ProposalRow,
  ProposalView,
} from '../../../../contracts/proposals.ts';
import { type RawBuilder, sql } from '../../../platform/db/index.ts';
import { inScope, scopeOf, staffNames } from '../../identity/index.ts';
import { itemNames } from '../queries/published-items.ts';
import { proposalFor } from './answer.ts';
import type { ProposalsContext } from './context.ts';
import { foldProposal, proposalActions } from './proposal.ts';
import { proposalColumns, type StoredProposal, stepsOf } from './store.ts';

const page = 50;

/** Proposals that wait for this officer as an editor, her own, and what was answered; the oldest that waits first. */
export async function listProposals(
  ctx: ProposalsContext,
  staff: StaffActor,
  { queue = 'open', after }: ProposalQuery,
): Promise<ProposalList> {
  const of = conditions(staff);
  const late = queue === 'open' ? sql`` : sql`desc`;
  const beyond = queue === 'open' ? sql`>` : sql`<`;
  const from = after
    ? sql`and (p.made_at, p.id) ${beyond} (select made_at, id from catalogue.proposal where id = ${after}::uuid)`
    : sql``;
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<StoredProposal>`select ${proposalColumns} from catalogue.proposal p where ${of[queue]} ${from}
      order by p.made_at ${late}, p.id ${late} limit ${page + 1}`.execute(ctx.db),
    sql<Record<ProposalQueue, number>>`
      select (select count(*)::int from catalogue.proposal p where ${of.open}) as open,
        (select count(*)::int from catalogue.proposal p where ${of.own}) as own,
        (select count(*)::int from catalogue.proposal p where ${of.closed}) as closed`.execute(ctx.db),
  ]);
  const shown = rows.slice(0, page);
  return {
    counts: counted[0] ?? {},
    rows: await present(ctx, shown),
    next: rows.length > page ? (shown.at(-1)?.id ?? null) : null,
  };
}

function conditions(staff: StaffActor): Record<ProposalQueue, RawBuilder<boolean>> {
  const edits = inScope('p', scopeOf(staff.grants, 'catalogue.edit'));
  const own = sql<boolean>`p.made_by = ${staff.staffId}`;
  return {
    open: sql<boolean>`(p.state in ('open', 'taken') and (${edits}) and not ${own})`,
    own,
    closed: sql<boolean>`(p.state not in ('open', 'taken') and ((${edits}) or ${own}))`,
  };
}

async function present(ctx: ProposalsContext, rows: readonly StoredProposal[]): Promise<ProposalRow[]> {
  const [items, staff] = await Promise.all([
    itemNames(ctx.db, [...new Set(rows.map(({ itemCode }) => itemCode))]),
    staffNames(
      ctx.db,
      rows.map(({ madeBy }) => madeBy),
    ),
  ]);
  return rows.map(({ id, itemCode, divisionCode, state, version, madeBy, madeAt }) => ({
    id,
    itemCode,
    itemName: items.get(itemCode) ?? itemCode,
    divisionCode,
    state,
    version,
    madeBy: staff.get(madeBy) ?? '',
    madeAt: madeAt.toISOString(),
  }));
}

/** One proposal with its evidence, its steps and what this officer may do now. */
export async function proposalView(
  ctx: ProposalsContext,
  staff: StaffActor,
  id: string,
): Promise<ProposalView> {
  const { stored, actor } = await proposalFor(ctx, staff, id);
  const { events, said } = await stepsOf(ctx.db, ctx.keyring, id);
  const proposal = foldProposal(events);
  const [[row], names] = await Promise.all([
    present(ctx, [stored]),
    staffNames(
      ctx.db,
      events.map(({ actor: by }) => by.replace(/^staff:/, '')),
    ),
  ]);
  return {
    ...(row as ProposalRow),
    evidence: stored.evidence,
    steps: events.map(({ seq, kind, at, actor: by }) => ({
      seq,
      kind,
      at: at.toISOString(),
      by: names.get(by.replace(/^staff:/, '')) ?? '',
      say: said.get(seq) ?? null,
    })),
    actions: proposal ? proposalActions(proposal, actor) : [],
  };
}

import { sql, type Tx } from '../../platform/db/index.ts';
import { type CaseRef, type SupervisedCase, supervisedCases } from '../cases/index.ts';
import { judgeClocks } from './cards/judge-clocks.ts';
import { judgeFindings } from './checks/judge-findings.ts';
import type { SupervisionContext } from './context.ts';
import { mattersOfCase } from './matters/store.ts';

/** Looks at these cases as they stand now: cards by their clocks, findings by their events. Twice comes to the same. */
export async function judgeCases(tx: Tx, ctx: SupervisionContext, refs: readonly CaseRef[]): Promise<void> {
  for (const one of await supervisedCases(ctx.cases, tx, refs)) await judge(tx, ctx, one);
}

async function judge(tx: Tx, ctx: SupervisionContext, one: SupervisedCase): Promise<void> {
  // The bell of a clock and the sweep may come to one case at the same moment.
  await sql`select pg_advisory_xact_lock(hashtext(${`supervision ${one.id}`}))`.execute(tx);
  const known = await mattersOfCase(tx, one.id);
  await judgeClocks(tx, ctx, one, known);
  await judgeFindings(tx, ctx, one, known);
}

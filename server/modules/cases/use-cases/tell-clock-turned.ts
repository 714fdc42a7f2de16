import { sql, type Tx } from '../../../platform/db/index.ts';

/** Leaves that a clock of this case, or of one of its steps, has turned yellow or run out: by a timer, never by a command. */
export async function tellClockTurned(
  tx: Tx,
  { divisionCode, id }: { divisionCode: string; id: string },
  at: Date,
): Promise<void> {
  const payload = JSON.stringify({ divisionCode, caseId: id });
  await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`case:${divisionCode}:${id}`}, 'case.clock-turned', ${payload}, ${at}, ${at})`.execute(tx);
}

import { type Executor, sql } from './db/index.ts';

/** Remembers a fact about this installation; the last value stays. */
export async function setMarker(db: Executor, name: string, value: unknown, at: Date): Promise<void> {
  await sql`insert into platform.marker (name, value, at) values (${name}, ${JSON.stringify(value)}::jsonb, ${at})
    on conflict (name) do update set value = excluded.value, at = excluded.at`.execute(db);
}

/** True where invented people were loaded: every page then says 演示. */
export async function isDemonstration(db: Executor): Promise<boolean> {
  const { rows } = await sql`select 1 from platform.marker where name = 'demonstration'`.execute(db);
  return rows.length > 0;
}

/** The fact's last value, or undefined. */
export async function markerValue(db: Executor, name: string): Promise<unknown> {
  const { rows } = await sql<{
    value: unknown;
  }>`select value from platform.marker where name = ${name}`.execute(db);
  return rows[0]?.value;
}

import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/**
 * Milliseconds the processes of the database server have reckoned so far, those that have ended too: what a page costs
 * however busy the machine is. Null where they cannot be looked at (another machine, no /proc).
 */
export async function databaseMs(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  try {
    const server = statOf(rows[0]?.pid ?? 0).parent;
    const { own, ended } = statOf(server);
    let ticks = own + ended;
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const stat = known(Number(name));
      if (stat?.parent === server) ticks += stat.own;
    }
    return ticks * 10;
  } catch {
    return null;
  } finally {
    await client.end();
  }
}

type Stat = { parent: number; own: number; ended: number };

/** A process by proc(5): its parent, and ticks of a hundredth of a second of its own and of its ended children. */
function statOf(pid: number): Stat {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const at = (index: number) => Number(fields[index]);
  return { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) };
}

function known(pid: number): Stat | undefined {
  try {
    return statOf(pid);
  } catch {
    return undefined; // it ended meanwhile
  }
}

import type { Keyring } from '../crypto/index.ts';
import { type Executor, sql, type Tx } from '../db/index.ts';

/** One step to be kept: the event, who took it, under which key, and what was written with it. */
export type StepWrite<NewEvent> = {
  event: NewEvent;
  actor: string;
  at: Date;
  key: string;
  text: string | null;
  after: { version: number };
};

type Row = { seq: number; kind: string; payload: object; actor: string; at: Date; sealed: string | null };

/**
 * The steps of one kind of thing in a table of its own: (`of`, seq, kind, payload, text_sealed, actor, at, key), append-only.
 * What was written at a step is sealed under the table, the thing and the number of the step.
 */
export function sealedSteps<Event, NewEvent extends { kind: string; payload: object }>(
  table: string,
  of: string,
) {
  const into = sql.table(table);
  const id = sql.ref(of);
  const place = (thing: string, seq: number): string => `${table}:${thing}:${seq}`;
  return {
    /** Oldest first, with what was written at each. */
    async read(
      db: Executor,
      keyring: Keyring,
      thing: string,
    ): Promise<{ events: Event[]; said: Map<number, string> }> {
      const { rows } = await sql<Row>`
        select seq, kind, payload, actor, at, text_sealed as sealed from ${into}
        where ${id} = ${thing} order by seq`.execute(db);
      const said = new Map<number, string>();
      for (const { seq, sealed } of rows) if (sealed) said.set(seq, keyring.open(sealed, place(thing, seq)));
      return { events: rows.map(({ sealed: _, ...event }) => event as Event), said };
    },

    /** The version that a command with this key made; undefined: the key is new. */
    async versionOfKey(db: Executor, thing: string, key: string): Promise<number | undefined> {
      const { rows } = await sql<{ seq: number }>`
        select seq from ${into} where ${id} = ${thing} and key = ${key}`.execute(db);
      return rows[0]?.seq;
    },

    async insert(tx: Tx, keyring: Keyring, thing: string, write: StepWrite<NewEvent>): Promise<void> {
      const { event, actor, at, key, text, after } = write;
      const sealed = text === null ? null : keyring.seal(text, place(thing, after.version));
      await sql`
        insert into ${into} (${id}, seq, kind, payload, text_sealed, actor, at, key)
        values (${thing}, ${after.version}, ${event.kind}, ${JSON.stringify(event.payload)}, ${sealed}, ${actor}, ${at},
          ${key})`.execute(tx);
    },
  };
}

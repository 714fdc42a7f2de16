import pg from 'pg';
import { publishedItems } from '../../server/modules/catalogue/index.ts';
import { organisationsOf } from '../../server/modules/regions/index.ts';
import type { Calendar } from '../../server/platform/calendar/index.ts';
import type { Db } from '../../server/platform/db/index.ts';
import { type Chance, chanceOf, type MadeCase, makeCase, onRequest, type World } from './scenario.ts';

/** A world to make cases in: the published items of a division, and a span of time. */
export async function worldOf(
  db: Db,
  calendar: Calendar,
  divisionCode: string,
  span: { from: string; to: string },
): Promise<World> {
  const items = (await publishedItems(db))
    .filter((item) => item.divisionCode === divisionCode)
    .map(({ itemCode, organisationId, definition }) => ({
      code: itemCode,
      version: 1,
      organisationId,
      definition,
    }))
    .filter(onRequest);
  // Half of the cases are with who has the item, the rest with anybody: a county has more departments than these items.
  const others = (await organisationsOf(db, divisionCode)).map(({ id }) => id);
  const organisations = [...new Set([...items.map(({ organisationId }) => organisationId), ...others])];
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  return { divisionCode, items, organisations, calendar, from, to, submitted: { from, to } };
}

/** What the database does by itself after so many rows, at once. */
export async function analyse(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('analyze');
  await client.end();
}

const batch = 2000;

/**
 * Puts `count` cases with all that happened to them into the tables, and a call of a licence for every fifth. `bare`: the
 * indexes of what nobody reads meanwhile are made afterwards.
 */
export async function fillYear(
  url: string,
  world: World,
  count: number,
  options: { seed?: number; first?: number; bare?: boolean; progress?: (made: number) => void } = {},
) {
  const { seed = 1, first = 1 } = options;
  const chance = chanceOf(seed);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica'); // what is made here fits together
    await client.query('set synchronous_commit = off');
    const again = options.bare ? await withoutIndexes(client) : async () => {};
    // One batch is made while the one before it is written.
    let writing = Promise.resolve();
    for (let made = 0; made < count; made += batch) {
      const cases = Array.from({ length: Math.min(batch, count - made) }, (_, index) =>
        makeCase(world, chance, first + made + index),
      );
      const calls = callsOf(cases, chance);
      await writing;
      writing = putBatch(client, world, cases, calls);
      writing.catch(() => {}); // told where it is waited for
      options.progress?.(made);
    }
    await writing;
    await again();
  } finally {
    await client.end();
  }
}

async function putBatch(
  client: pg.Client,
  world: World,
  cases: readonly MadeCase[],
  calls: readonly Call[],
): Promise<void> {
  await client.query('begin');
  await putCases(client, world, cases);
  await putRatings(client, world, cases);
  await putCalls(client, world, calls);
  await client.query('commit');
}

/** Takes the indexes of cases away; answers what makes them again. */
async function withoutIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
     where i.indrelid = any(array['cases."case"', 'cases.event']::regclass[]) and not i.indisprimary
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return async () => {
    await client.query("set maintenance_work_mem = '256MB'");
    for (const { made } of rows) await client.query(made);
  };
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

async function putCases(client: pg.Client, world: World, cases: readonly MadeCase[]): Promise<void> {
  const of = <T>(pick: (one: MadeCase) => T) => cases.map(pick);
  await client.query(
    `insert into cases."case" (division_code, id, number, number_scope, number_seq, place_code, organisation_id,
      organisation_name, item_code, item_version, item_name, form_version, subject_id, agent_id, applicant_kind,
      applicant_name, applicant_sealed, query_blinds, state, version, last_hash, submitted_at, sort_at)
    select $1, id, $1 || '-2026-' || n, 'case/2026', n, $1, organisation, organisation, item, version, name, 1,
      '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', 'enterprise', '演示企业' || n,
      '', '{}', state, seq, repeat('0', 64), at, at
    from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[], $9::int[],
      $10::timestamptz[]) as c (id, n, organisation, item, version, name, state, seq, at)`,
    [
      world.divisionCode,
      of(({ id }) => id),
      of(({ number }) => number),
      of(({ organisationId }) => organisationId),
      of(({ item }) => item.code),
      of(({ item }) => item.version),
      of(({ item }) => item.definition.name),
      of(({ state }) => state),
      of(({ events }) => events.length),
      of(({ submittedAt }) => iso(submittedAt)),
    ],
  );
  // As one text: arrays of JSON are quoted a character at a time, here and there.
  const events = cases.flatMap(({ id, events: all }) =>
    all.map(({ kind, actor, at, body }, index) => ({ id, seq: index + 1, kind, actor, at, body })),
  );
  await client.query(
    `insert into cases.event (division_code, case_id, seq, kind, actor, at, body, prev_hash, hash)
    select $1, id, seq, kind, actor, at, body, repeat('0', 64), repeat('0', 64)
    from json_to_recordset($2::json) as e (id uuid, seq int, kind text, actor text, at timestamptz, body text)`,
    [world.divisionCode, JSON.stringify(events)],
  );
}

async function putRatings(client: pg.Client, world: World, cases: readonly MadeCase[]): Promise<void> {
  const rated = cases.flatMap((one) => one.ratings.map((rating) => ({ ...rating, one })));
  await client.query(
    `insert into ratings.rating (division_code, case_id, occasion, level, tags, say_sealed, named, channel,
      organisation_id, item_code, account_id, at)
    select $1, id, occasion, level, '{}', '', named, channel, organisation, item, id, at
    from unnest($2::uuid[], $3::int[], $4::int[], $5::bool[], $6::text[], $7::text[], $8::text[], $9::timestamptz[])
      as r (id, occasion, level, named, channel, organisation, item, at)`,
    [
      world.divisionCode,
      rated.map(({ one }) => one.id),
      rated.map(({ occasion }) => occasion),
      rated.map(({ level }) => level),
      rated.map(({ named }) => named),
      rated.map(({ channel }) => channel),
      rated.map(({ one }) => one.organisationId),
      rated.map(({ one }) => one.item.code),
      rated.map(({ at }) => iso(at)),
    ],
  );
  const tickets = cases.flatMap((one) => one.tickets.map((ticket) => ({ ...ticket, one })));
  await client.query(
    `with t as (
      insert into ratings.ticket (id, division_code, case_id, occasion, level, named, item_code, item_name,
        organisation_id, state, version, round, finding, opened_at, mended_at, mend_due_at, replied_at, revisited_at)
      select id, $1, "case", occasion, level, named, item, item, organisation, state, 1, 1, finding, opened, mended, due,
        replied, revisited
      from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::bool[], $7::text[], $8::text[], $9::text[], $10::text[],
        $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[])
        as n (id, "case", occasion, level, named, item, organisation, state, finding, opened, mended, due, replied, revisited)
      returning id, opened_at)
    insert into ratings.ticket_event (ticket_id, seq, kind, payload, actor, at, key)
    select id, 1, 'opened', '{}', 'system:ratings', opened_at, 'opened' from t`,
    [
      world.divisionCode,
      tickets.map(({ id }) => id),
      tickets.map(({ one }) => one.id),
      tickets.map(({ occasion }) => occasion),
      tickets.map(({ level }) => level),
      tickets.map(({ named }) => named),
      tickets.map(({ one }) => one.item.code),
      tickets.map(({ one }) => one.organisationId),
      tickets.map(({ state }) => state),
      tickets.map(({ finding }) => finding),
      tickets.map(({ openedAt }) => iso(openedAt)),
      tickets.map(({ mendedAt }) => iso(mendedAt)),
      tickets.map(({ mendDueAt }) => iso(mendDueAt)),
      tickets.map(({ repliedAt }) => iso(repliedAt)),
      tickets.map(({ revisitedAt }) => iso(revisitedAt)),
    ],
  );
}

type Call = ReturnType<typeof callsOf>[number];
const callsOf = (cases: readonly MadeCase[], chance: Chance) =>
  cases
    .filter((_, index) => index % 5 === 0)
    .map((one) => ({
      one,
      id: chance.id(one.submittedAt),
      kind: ['pulled', 'shared', 'shown'][chance.below(3)],
      outcome: chance.yes(0.9) ? 'success' : 'no-licence',
    }));

async function putCalls(client: pg.Client, world: World, calls: readonly Call[]): Promise<void> {
  await client.query(
    `insert into licences.use (id, subject_id, ref, type_id, kind, by_ref, by_sealed, purpose, item_code, fields,
      outcome, at, place_code, organisation_id)
    select id, id, 'ref', 'business-licence', kind, 'by', '', 'purpose', item, '{}', outcome, at, $1, organisation
    from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])
      as u (id, kind, item, outcome, at, organisation)`,
    [
      world.divisionCode,
      calls.map(({ id }) => id),
      calls.map(({ kind }) => kind),
      calls.map(({ one }) => one.item.code),
      calls.map(({ outcome }) => outcome),
      calls.map(({ one }) => iso(one.submittedAt)),
      calls.map(({ one }) => one.organisationId),
    ],
  );
}

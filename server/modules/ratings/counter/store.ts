import { type Executor, sql } from '../../../platform/db/index.ts';

/** What a clerk did for somebody at a window. */
export type CounterService = {
  id: string;
  divisionCode: string;
  /** Eight digits on the slip. */
  number: string;
  windowId: string;
  windowName: string;
  venueId: string;
  organisationId: string;
  itemCode: string;
  itemName: string;
  staffId: string;
  startedAt: Date;
  endedAt: Date | null;
  deskBlind: string;
  networkBlind: string;
  phoneBlind: string | null;
};

const columns = sql`s.id, s.division_code as "divisionCode", s.number, s.window_id as "windowId",
  s.window_name as "windowName", s.venue_id as "venueId", s.organisation_id as "organisationId",
  s.item_code as "itemCode", s.item_name as "itemName", s.staff_id as "staffId", s.started_at as "startedAt",
  s.ended_at as "endedAt", s.desk_blind as "deskBlind", s.network_blind as "networkBlind",
  s.phone_blind as "phoneBlind"`;

/** False where the clerk has a service that goes on, or the number is taken. */
export async function insertService(executor: Executor, one: CounterService): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ratings.counter_service (id, division_code, number, window_id, window_name, venue_id, organisation_id,
      item_code, item_name, staff_id, started_at, desk_blind, network_blind)
    values (${one.id}, ${one.divisionCode}, ${one.number}, ${one.windowId}, ${one.windowName}, ${one.venueId},
      ${one.organisationId}, ${one.itemCode}, ${one.itemName}, ${one.staffId}, ${one.startedAt}, ${one.deskBlind},
      ${one.networkBlind}) on conflict do nothing`.execute(executor);
  return numAffectedRows === 1n;
}

/** Ends a service of this clerk; false where it has ended. */
export async function closeService(
  executor: Executor,
  end: { id: string; staffId: string; at: Date; browser: string; network: string; phone: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ratings.counter_service set ended_at = ${end.at}, desk_blind = ${end.browser},
      network_blind = ${end.network}, phone_blind = ${end.phone}, tx = pg_current_xact_id()
    where id = ${end.id} and staff_id = ${end.staffId} and ended_at is null`.execute(executor);
  return numAffectedRows === 1n;
}

export async function findService(db: Executor, id: string): Promise<CounterService | undefined> {
  const { rows } = await sql<CounterService>`
    select ${columns} from ratings.counter_service s where s.id = ${id}`.execute(db);
  return rows[0];
}

export async function serviceByNumber(db: Executor, number: string): Promise<CounterService | undefined> {
  const { rows } = await sql<CounterService>`
    select ${columns} from ratings.counter_service s where s.number = ${number}`.execute(db);
  return rows[0];
}

/** A clerk's services since then, newest first; whether one was rated is all that she learns of the rating. */
export async function servicesOfClerk(db: Executor, staffId: string, since: Date): Promise<CounterService[]> {
  const { rows } = await sql<CounterService>`
    select ${columns} from ratings.counter_service s where s.staff_id = ${staffId} and s.started_at >= ${since}
    order by s.started_at desc limit 200`.execute(db);
  return rows;
}

/** Services whose link went to this phone since then. */
export async function servicesOfPhone(db: Executor, phoneBlind: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ratings.counter_service
    where phone_blind = ${phoneBlind} and started_at >= ${since}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The number of a service and who worked on it, as caseParties tells of a case. */
export async function serviceParties(
  db: Executor,
  id: string,
): Promise<{ number: string; officers: string[] } | undefined> {
  const found = await findService(db, id);
  return found && { number: found.number, officers: [found.staffId] };
}

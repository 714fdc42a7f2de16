import Type from 'typebox';
import { Compile } from 'typebox/compile';
import shipped from '../../../data/calendar.json' with { type: 'json' };
import { type Executor, sql } from '../db/index.ts';
import { type Calendar, loadCalendar } from './calendar.ts';
import type { CalendarFile } from './calendar-file.ts';

const days = Type.Array(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
const changes = {
  source: Type.String(),
  off: Type.Optional(Type.Record(Type.String(), days)),
  work: Type.Optional(days),
};
const checked = Compile(
  Type.Object({
    years: Type.Record(
      Type.String({ pattern: '^\\d{4}$' }),
      Type.Object({ ...changes, official: Type.Boolean() }),
    ),
    regions: Type.Optional(Type.Record(Type.String(), Type.Object(changes))),
  }),
);

/** A file of the shape of data/calendar.json. Throws with the first thing that is wrong in it, in Chinese. */
export function readCalendarFile(text: string): CalendarFile {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw new Error(`这不是 JSON：${(error as Error).message}`);
  }
  const [wrong] = checked.Errors(file);
  if (wrong) throw new Error(`日历文件 ${wrong.instancePath || '/'} 处不对：${wrong.message}`);
  loadCalendar(file as CalendarFile);
  return file as CalendarFile;
}

/** Puts a calendar in force; one that is in force already changes nothing. Answers its version. */
export async function keepCalendar(executor: Executor, file: CalendarFile, at: Date): Promise<string> {
  const { version } = loadCalendar(file);
  const { years, regions } = file;
  await sql`
    insert into platform.calendar (version, file, imported_at)
    select ${version}, ${JSON.stringify({ years, ...(regions ? { regions } : {}) })}::jsonb, ${at}
    where not exists (select from platform.calendar where version = ${version})`.execute(executor);
  return version;
}

async function newest(executor: Executor): Promise<{ version: string; file: CalendarFile } | undefined> {
  const { rows } = await sql<{ version: string; file: CalendarFile }>`
    select version, file from platform.calendar order by no desc limit 1`.execute(executor);
  return rows[0];
}

/** A calendar that is exchanged while the process runs: whoever holds it asks the newest one. */
export type HeldCalendar = { calendar: Calendar; refresh(executor: Executor): Promise<void> };

/**
 * The calendar in force. The shipped file comes first, and again when a release brings another one that was never in
 * force here; between releases what was imported counts.
 */
export async function holdCalendar(executor: Executor, at: Date): Promise<HeldCalendar> {
  await keepCalendar(executor, shipped, at);
  let current = loadCalendar(shipped);
  const refresh = async (from: Executor) => {
    const found = await newest(from);
    if (found && found.version !== current.version) current = loadCalendar(found.file);
  };
  await refresh(executor);
  const calendar: Calendar = {
    get version() {
      return current.version;
    },
    get workdays() {
      return current.workdays;
    },
    isWorkday: (date) => current.isWorkday(date),
    isOfficial: (year) => current.isOfficial(year),
    forDivisions: (codes) => current.forDivisions(codes),
  };
  return { calendar, refresh };
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LimitUnit, limitUnits } from '../../contracts/catalogue-codes.ts';
import { t } from '../../ui/words/index.ts';
import { openContext } from '../compose.ts';
import { divisionPath } from '../modules/regions/index.ts';
import { type Calendar, type Limit, loadCalendar, progress } from '../platform/calendar/index.ts';
import { localDate } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';

const chinaOffset = '+08:00';

export const clockDueCommand: Command = {
  usage: '--from DATE --limit N --unit UNIT [--division CODE]',
  summary: '算到期日：受理当日不计，调休、节假日、地方节日都算在内',
  async run(args) {
    const { values } = parseArgs({
      args: withNegatives(args),
      options: {
        from: { type: 'string' },
        limit: { type: 'string' },
        unit: { type: 'string', default: 'workday' },
        division: { type: 'string' },
      },
    });
    const unit = unitOf(values.unit);
    const from = startOf(values.from, unit);
    const limit = { value: limitOf(values.limit), unit };
    const calendar = await calendarOf(values.division);
    const { deadline, official } = reckon(calendar, from, limit);
    // Stopped cannot be: no stop was given.
    if (deadline.kind === 'date') console.log(deadline.date);
    else if (deadline.kind === 'instant') console.log(inChina(deadline.at));
    else console.log(from.length === 10 ? from : localDate(new Date(from)));
    if (!official) console.error(t('zh-CN', 'clock.unofficial'));
    return 0;
  },
};

/** Festivals follow the moon, whose calendar is known from 1900 to 2100. */
function reckon(calendar: Calendar, from: string, limit: Limit): ReturnType<typeof progress> {
  const beyond = () => new Error(t('zh-CN', 'clock.beyond'));
  const year = Number(from.slice(0, 4));
  if (year < 1900 || year > 2100) throw beyond();
  const reckoned = progress(calendar, from, limit, from);
  const { deadline } = reckoned;
  const last = deadline.kind === 'date' ? deadline.date : deadline.kind === 'instant' ? deadline.at : from;
  if (!(Number(last.slice(0, 4)) <= 2100) || !/^\d{4}-/.test(last)) throw beyond();
  return reckoned;
}

/** `--limit -3` means a number below 0, which is refused as such, and not an option called 3. */
const withNegatives = (args: readonly string[]): string[] =>
  args.flatMap((one, at) => {
    if (one === '--limit' && /^-\d/.test(args[at + 1] ?? '')) return [];
    return args[at - 1] === '--limit' && /^-\d/.test(one) ? [`--limit=${one}`] : [one];
  });

/** By its key, or as items write it: 工作日. */
function unitOf(text: string): LimitUnit {
  const known = (Object.keys(limitUnits) as LimitUnit[]).find(
    (unit) => unit === text || limitUnits[unit] === text,
  );
  if (known) return known;
  const units = Object.entries(limitUnits).map(([unit, name]) => `${unit}（${name}）`);
  throw new Error(t('zh-CN', 'clock.unit', { unit: text, units: units.join('、') }));
}

function limitOf(text: string | undefined): number {
  const value = text?.trim() ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 100_000) return value;
  throw new Error(t('zh-CN', 'clock.limit', { limit: text ?? '' }));
}

/** A date, or a minute in China for limits in hours: 2026-09-18T09:30; an offset may be written. */
function startOf(text: string | undefined, unit: LimitUnit): string {
  const given = text?.trim().replace(' ', 'T') ?? '';
  const inHours = unit === 'hour' || unit === 'minute';
  const written = /^\d{4}-\d{2}-\d{2}$/.test(given) || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(given);
  if (!written || !isDay(given.slice(0, 10))) throw new Error(t('zh-CN', 'clock.from', { from: text ?? '' }));
  if (given.length === 10) {
    if (inHours) throw new Error(t('zh-CN', 'clock.from-instant', { from: given }));
    return given;
  }
  const instant = /(?:Z|[+-]\d{2}:\d{2})$/.test(given) ? given : `${given}${chinaOffset}`;
  if (Number.isNaN(Date.parse(instant))) throw new Error(t('zh-CN', 'clock.from', { from: text ?? '' }));
  return instant;
}

const isDay = (date: string): boolean => {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === date;
};

/**
 * The state's calendar, with what a division adds to it. What lies above it is known to the database; without one its code
 * says so itself (GB/T 2260: province, prefecture, county; GB/T 10114: township, village).
 */
async function calendarOf(division: string | undefined): Promise<Calendar> {
  if (!division) return loadCalendar();
  if (!/^\d{2}(?:\d{4}(?:\d{3}){0,2})$/.test(division))
    throw new Error(t('zh-CN', 'clock.division', { division }));
  const config = readConfig();
  if (!config.databaseUrl && !existsSync(join(config.dataDir, 'pg'))) {
    console.error(t('zh-CN', 'clock.no-database', { division }));
    return loadCalendar().forDivisions(codesAbove(division));
  }
  const opened = await openContext(config, { log: makeLogger({ level: 'silent' }) });
  try {
    const path = await divisionPath(opened.ctx.db, division);
    if (!path.length) throw new Error(t('zh-CN', 'clock.division', { division }));
    return opened.ctx.calendar.forDivisions(path.map((one) => one.code));
  } finally {
    await opened.close();
  }
}

const codesAbove = (code: string): string[] => [
  `${code.slice(0, 2)}0000`,
  `${code.slice(0, 4)}00`,
  ...[6, 9, 12].filter((length) => length <= code.length).map((length) => code.slice(0, length)),
];

/** 2026-09-18T15:30:00+08:00 */
function inChina(at: string): string {
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 19)}${chinaOffset}`;
}

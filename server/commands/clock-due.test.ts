import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import shipped from '../../data/calendar.json' with { type: 'json' };
import vectors from '../../data/vectors/due-dates.json' with { type: 'json' };
import { loadDivisions, shippedDivisions } from '../modules/regions/index.ts';
import { testClock } from '../platform/clock.ts';
import { inTx } from '../platform/db/index.ts';
import { createTestDb, testFolder } from '../platform/testing/db.ts';
import { calendarImportCommand } from './calendar-import.ts';
import { clockDueCommand } from './clock-due.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function due(...args: string[]) {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const err = vi.spyOn(console, 'error').mockImplementation(() => {});
  await clockDueCommand.run(args);
  return { out: out.mock.calls.flat().join('\n'), err: err.mock.calls.flat().join('\n') };
}

test('every published vector', async () => {
  for (const { from, days, due: expected } of vectors.vectors) {
    const said = await due('--from', from, '--limit', String(days), '--unit', 'workday');
    expect(said.out).toBe(expected);
    vi.restoreAllMocks();
  }
});

test('a year whose holidays are not announced is said beside the answer, not in it', async () => {
  const said = await due('--from', '2026-12-28', '--limit', '5');
  expect(said.out).toBe('2027-01-05');
  expect(said.err).toContain('还没有公布');
  vi.restoreAllMocks();
  expect((await due('--from', '2026-09-18', '--limit', '5')).err).toBe('');
});

test('hours run from a minute in China, on the spot is the day itself', async () => {
  const hours = await due('--from', '2026-09-18T09:30', '--limit', '30', '--unit', 'hour');
  expect(hours.out).toBe('2026-09-19T15:30:00+08:00');
  vi.restoreAllMocks();
  expect((await due('--from', '2026-09-18', '--limit', '0', '--unit', 'on-the-spot')).out).toBe('2026-09-18');
});

test('a unit may be written as items write it', async () => {
  expect((await due('--from', '2026-09-18', '--limit', '5', '--unit', '工作日')).out).toBe('2026-09-24');
});

test('what cannot be reckoned is refused with a sentence', async () => {
  await expect(due('--limit', '5')).rejects.toThrow('--from');
  await expect(due('--from', '2026-02-30', '--limit', '5')).rejects.toThrow('2026-02-30');
  await expect(due('--from', '2150-09-18', '--limit', '5')).rejects.toThrow('2100');
  await expect(due('--from', '2026-09-18', '--limit', '5', '--division', 'x')).rejects.toThrow('x');
  await expect(due('--from', '2026-09-18', '--limit', '100000')).rejects.toThrow('2100');
  await expect(due('--from', '2026-09-18')).rejects.toThrow('--limit');
  await expect(due('--from', '2026-09-18', '--limit', '-1')).rejects.toThrow('-1');
  await expect(due('--from', '2026-09-18', '--limit', '5', '--unit', 'week')).rejects.toThrow('week');
  await expect(due('--from', '2026-09-18', '--limit', '5', '--unit', 'hour')).rejects.toThrow('09:30');
});

test('a division without a database is reckoned by the national calendar, and this is said', async () => {
  vi.stubEnv('TONGBAN_DATA', testFolder());
  vi.stubEnv('DATABASE_URL', '');
  const said = await due('--from', '2026-09-18', '--limit', '5', '--division', '513424');
  expect(said.out).toBe('2026-09-24');
  expect(said.err).toContain('513424');
});

test('a division goes by its own festivals too, once a calendar that names them is imported', async () => {
  const database = await createTestDb();
  try {
    const clock = testClock('2026-11-23T09:00:00+08:00');
    const sichuan = shippedDivisions().filter((file) => file.place === '513424');
    await inTx(database.db, (tx) => loadDivisions(tx, { clock }, sichuan));
    vi.stubEnv('TONGBAN_DATA', testFolder());
    vi.stubEnv('DATABASE_URL', database.url);
    const file = join(testFolder(), 'calendar.json');
    const regions = { '513400': { source: '凉山彝族自治州火把节', off: { 火把节: ['2026-08-07'] } } };
    writeFileSync(file, JSON.stringify({ years: shipped.years, regions }));
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    expect(await calendarImportCommand.run([file])).toBe(0);
    expect(log.mock.calls.flat().join()).toContain('重算 0 件');
    vi.restoreAllMocks();
    const asked = ['--from', '2026-08-05', '--limit', '2', '--unit', 'workday'];
    expect((await due(...asked, '--division', '513424')).out).toBe('2026-08-10');
    vi.restoreAllMocks();
    expect((await due(...asked)).out).toBe('2026-08-07');
    vi.restoreAllMocks();
    await expect(due(...asked, '--division', '999999')).rejects.toThrow('999999');
  } finally {
    await database.close();
  }
});

test('a calendar file that is wrong says where', async () => {
  const file = join(testFolder(), 'calendar.json');
  writeFileSync(file, '{"years":{"2027":{"official":"yes","source":"x"}}}');
  await expect(calendarImportCommand.run([file])).rejects.toThrow('/years/2027');
});

import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import file from '../../../data/calendar.json' with { type: 'json' };
import { dateOfDay, newYearsDay } from '../dates.ts';
import { loadCalendar } from './calendar.ts';
import type { CalendarFile } from './calendar-file.ts';

const calendar = loadCalendar();
const workdaysOf = (year: number) =>
  calendar.workdays.between(newYearsDay(year) - 1, newYearsDay(year + 1) - 1);

describe('which days are worked', () => {
  test('2026 as the notice of 2025-11-04 says: 248 days', () => {
    expect(workdaysOf(2026)).toBe(248);
    expect(calendar.isWorkday('2026-02-14')).toBe(true);
    expect(calendar.isWorkday('2026-02-17')).toBe(false);
    expect(calendar.isWorkday('2026-11-21')).toBe(false);
    expect(calendar.isWorkday('2026-11-23')).toBe(true);
  });

  test('without the file, 2026 comes out the same from the published notices', () => {
    const bare = loadCalendar({ years: {} });
    for (let day = newYearsDay(2026); day < newYearsDay(2027); day += 1) {
      expect([dateOfDay(day), bare.workdays.has(day)]).toEqual([dateOfDay(day), calendar.workdays.has(day)]);
    }
  });

  test('every year said to be published has holidays on weekdays', () => {
    for (let year = 2004; year <= 2026; year += 1) expect(workdaysOf(year)).toBeLessThan(253);
  });

  test('2027 and later are reckoned from the law, never as if they had weekends only', () => {
    expect(loadCalendar({ years: {} }).isWorkday('2027-01-01')).toBe(false);
    expect(calendar.isWorkday('2027-02-10')).toBe(false);
    expect(calendar.isWorkday('2028-01-25')).toBe(false);
    expect([2028, 2029, 2030, 2050].map(workdaysOf)).toEqual([247, 248, 248, 247]);
  });

  test('what is known officially', () => {
    expect([2003, 2004, 2025, 2026, 2027, 2028].filter(calendar.isOfficial)).toEqual([2004, 2025, 2026]);
  });

  test('the time zone of the machine does not matter', () => {
    const script = `const { loadCalendar } = await import(${JSON.stringify(new URL('./calendar.ts', import.meta.url))});
      const { workdays } = loadCalendar({ years: {} });
      console.log(Array.from({ length: 3000 }, (_, i) => Number(workdays.has(19000 + i))).join(''));`;
    const run = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ },
      }).toString();
    expect(run('America/Los_Angeles')).toBe(run('Asia/Shanghai'));
  });
});

describe('a file', () => {
  const notice: CalendarFile = {
    years: {
      '2027': {
        official: true,
        source: '（测试）',
        off: { 元旦: ['2026-12-31', '2027-01-01'], 春节: ['2027-02-05', '2027-02-06'] },
        work: ['2027-01-02'],
      },
    },
  };

  test('decides its years, and the days of other years it names', () => {
    const announced = loadCalendar(notice);
    expect(announced.isOfficial(2027)).toBe(true);
    expect(announced.isWorkday('2026-12-31')).toBe(false);
    expect(announced.isWorkday('2027-01-02')).toBe(true);
    expect(announced.isWorkday('2027-02-08')).toBe(true);
  });

  test('changes the version, and only its content does', () => {
    const reordered = Object.fromEntries(Object.entries(file).reverse()) as typeof file;
    expect(calendar.version).toMatch(/^[0-9a-f]{16}$/);
    expect(loadCalendar(reordered).version).toBe(calendar.version);
    expect(loadCalendar(notice).version).not.toBe(calendar.version);
  });

  test('with an impossible or contradictory date is refused', () => {
    const year = { official: true, source: '（测试）' };
    expect(() => loadCalendar({ years: { '2027': { ...year, work: ['2027-02-29'] } } })).toThrow(RangeError);
    expect(() =>
      loadCalendar({ years: { '2027': { ...year, off: { 元旦: ['2027-01-04'] }, work: ['2027-01-04'] } } }),
    ).toThrow('2027-01-04 既列为放假又列为上班');
  });

  test('may add regional days, which a narrower division may undo', () => {
    const regional = loadCalendar({
      years: file.years,
      regions: {
        '513400': { source: '（测试）彝族年', off: { 彝族年: ['2026-11-19', '2026-11-20'] } },
        '513424': { source: '（测试）', work: ['2026-11-20'] },
      },
    });
    const county = regional.forDivisions(['510000', '513400', '513424']);
    expect(regional.isWorkday('2026-11-19')).toBe(true);
    expect(county.isWorkday('2026-11-19')).toBe(false);
    expect(county.isWorkday('2026-11-20')).toBe(true);
    expect(regional.forDivisions(['510000', '513400', '513401']).isWorkday('2026-11-20')).toBe(false);
    expect(regional.forDivisions(['430000', '430182'])).toBe(regional);
    expect(county.forDivisions([])).toBe(regional);
    expect(county.version).toBe(regional.version);
  });
});

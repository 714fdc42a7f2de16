const digits = '〇一二三四五六七八九';

/** 1–99 as laws and headings write it: 七, 十, 三十二. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`1–99, not ${value}`);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return head + (ones ? (digits[ones] as string) : '');
}

/** 2026-12-11 → 2026年12月11日 */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A day, or words where the source names none. */
export type TargetDeadline = { date: string | null; words: string | null };

const pad = (n: number) => String(n).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * Reads what a plan says of its time: 2021-03-15, 2021-03, 2021年3月15日, 2021年3月底前, 2021年底前. Months and years end with
 * their last day. Words without a day (持续推进, 按时序推进) stay words: nothing is guessed.
 */
export function readDeadline(words: string | undefined): TargetDeadline {
  const text = words?.trim();
  if (!text) return { date: null, words: null };
  const found =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?)?(?:年?月?(?:底|末)?(?:之?前|前)?)?$/.exec(text);
  const [, y, m, d] = found ?? [];
  if (!y) return { date: null, words: text };
  const year = Number(y);
  const month = m ? Number(m) : 12;
  if (month < 1 || month > 12) return { date: null, words: text };
  const day = d ? Number(d) : lastDay(year, month);
  if (day < 1 || day > lastDay(year, month)) return { date: null, words: text };
  return { date: `${year}-${pad(month)}-${pad(day)}`, words: null };
}

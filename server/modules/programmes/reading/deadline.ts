/** A day, or words where the source names none. */
export type TargetDeadline = { date: string | null; words: string | null };

const pad = (n: number) => String(n).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const before = '(?:最迟|力争|确保)?(?:截至|截止|到|于|在|至)?';
const year = '(?<y>\\d{4})';
const inMonth = '(?:(?<d>\\d{1,2})[日号]?|(?<third>[上中下])旬)';
const inYear = `(?:年?(?<half>[上下])半年|年?第?(?<quarter>[1-4])季度|[-/.年](?:(?<m>\\d{1,2})(?:[-/.月]${inMonth}?)?)?)`;
const after = '(?:年?度?月?份?(?:底|末|内|之内)?)(?:之前|以前|前|为止|止)?(?:完成|到位)?';
const pattern = new RegExp(`^${before}${year}${inYear}?${after}$`);

/**
 * Reads what a plan says of its time: 2021-03-15, 2021-03, 2021年3月15日, 2021年3月底前, 2021年底前, 2026年第三季度末, 2026年上半年,
 * 二〇二六年五月中旬. A span of time ends with its last day. Words that name no single day (长期, 持续推进, 每季度末, 三月底) stay words:
 * nothing is guessed.
 */
export function readDeadline(words: string | undefined): TargetDeadline {
  const text = words?.trim();
  if (!text) return { date: null, words: null };
  const groups = pattern.exec(inDigits(text.normalize('NFKC').replaceAll(/\s/g, '')))?.groups;
  const date = groups && dayOf(groups);
  return date ? { date, words: null } : { date: null, words: text };
}

function dayOf(groups: Partial<Record<string, string>>): string | undefined {
  const { y = '', m, d, third, half, quarter } = groups;
  const month = half ? (half === '上' ? 6 : 12) : quarter ? Number(quarter) * 3 : m ? Number(m) : 12;
  if (month < 1 || month > 12) return undefined;
  const last = lastDay(Number(y), month);
  const day = third ? ({ 上: 10, 中: 20 }[third] ?? last) : d ? Number(d) : last;
  return day < 1 || day > last ? undefined : `${y}-${pad(month)}-${pad(day)}`;
}

const digits = '〇一二三四五六七八九';
const digitOf = (sign: string): number => digits.indexOf(sign === '零' || sign === '○' ? '〇' : sign);

/** 二〇二六年十二月三十一日 with the digits that the pattern knows. */
const inDigits = (text: string): string =>
  text
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/, (found) => [...found].map(digitOf).join(''))
    .replaceAll(/([一二三])?(十)?([一二三四五六七八九])?(?=[月日号]|季度)/g, (found, a, ten, b) => {
      if (!found) return found;
      if (!ten) return String(digitOf(b ?? a));
      return String((a ? digitOf(a) : 1) * 10 + (b ? digitOf(b) : 0));
    });

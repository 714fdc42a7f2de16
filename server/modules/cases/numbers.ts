import numbers from '../../../data/numbers.json' with { type: 'json' };
import type { PaperKind } from './events/refs.ts';

/** Formats of numbers are data (data/numbers.json); `{seq:6}` is the sequence padded to six digits. */
export type NumberParts = { division?: string; date?: string; year?: string; seq: number };

export function formatNumber(format: string, parts: NumberParts): string {
  return format.replace(/\{(\w+)(?::(\d+))?\}/g, (_, name: string, width: string | undefined) => {
    const value = parts[name as keyof NumberParts];
    if (value === undefined)
      throw new Error(`Number format ${format} names {${name}}, which is not known here.`);
    return String(value).padStart(Number(width ?? 0), '0');
  });
}

/** Case numbers run gapless per division and day (`day`: YYYY-MM-DD in China). */
export function caseNumbering(division: string, day: string) {
  const date = day.replaceAll('-', '');
  return {
    scope: `case/${date}`,
    format: (seq: number) => formatNumber(numbers.case, { division, date, seq }),
  };
}

/** Papers run gapless per organisation, kind and year. */
export function paperNumbering(organisationId: string, kind: PaperKind, day: string) {
  const year = day.slice(0, 4);
  return {
    scope: `paper/${organisationId}/${kind}/${year}`,
    format: (seq: number) => formatNumber(numbers.papers[kind], { year, seq }),
  };
}

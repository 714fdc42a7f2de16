import type { Limit } from '../../../contracts/catalogue.ts';
import type { Say } from './say.ts';

/** 10 个工作日; on the spot: 当场办完. `null` is 未填报. */
export function limitText(say: Say, limit: Limit | null): string {
  if (!limit) return say('portal.unfilled');
  return spanText(say, limit.value, limit.unit);
}

export function spanText(say: Say, n: number, unit: string): string {
  switch (unit) {
    case 'workday':
      return say('portal.span.workday', { n });
    case 'day':
      return say('portal.span.day', { n });
    case 'hour':
      return say('portal.span.hour', { n });
    case 'minute':
      return say('portal.span.minute', { n });
    case 'month':
      return say('portal.span.month', { n });
    case 'year':
      return say('portal.span.year', { n });
    default:
      return say('portal.span.on-the-spot');
  }
}

/** «PDF 86 KB»; a paper that nobody has opened yet is not drawn, and its size not known. */
export function pdfText(bytes: number): string {
  return bytes ? `PDF ${sizeText(bytes)}` : 'PDF';
}

/** 2.4 MB, 86 KB: sizes as file managers show them. */
export function sizeText(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

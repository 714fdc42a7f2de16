import type { Mark, Rate } from '../../../contracts/attribution.ts';
import type { Words } from '../../platform/words.tsx';
import { plain, type Tone } from '../indicators/figures.ts';

export const percent = (share: number | null): string => (share === null ? '' : `${plain(share * 100)}%`);

/** 12; «少于 3，不显示» where the number is kept back. */
export const hitsText = (hits: number | null, protect: number, t: Words): string =>
  hits === null ? t('attribution.hidden', { n: protect }) : plain(hits);

/** 3.2%（2.1–4.8%） */
export function rateText({ rate, low, high }: Rate): string {
  if (rate === null) return '';
  const interval = low === null || high === null ? '' : ` (${plain(low * 100)}–${plain(high * 100)}%)`;
  return `${percent(rate)}${interval}`;
}

export const markTone: Record<Mark, Tone> = { above: 'bad', below: 'ok', usual: 'idle', few: 'idle' };

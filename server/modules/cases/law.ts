import type { Locale } from '../../../contracts/locale.ts';
import { chineseNumber } from '../../platform/chinese.ts';

/** A place in 《中华人民共和国行政许可法》(2019); acts on items that are no licences follow the item's own rules. */
export type Ground = { article: number; paragraph?: number; item?: number };

export function art(article: number, paragraph?: number, item?: number): Ground {
  return { article, ...(paragraph ? { paragraph } : {}), ...(item ? { item } : {}) };
}

/** Art. 42 para. 1: ten (working, art. 82) days more, once, approved by the head of the organ. */
export const lawfulExtension = { value: 10, unit: 'workday' as const };

/** Art. 44: what is granted is issued and delivered within ten (working) days of the decision. */
export const lawfulDelivery = { value: 10, unit: 'workday' as const };
/** Art. 42 para. 1: twenty (working) days to decide on a licence, where nothing shorter is promised. */
export const lawfulDecision = { value: 20, unit: 'workday' as const };

/** 第三十二条第一款第（四）项; art. 32 para. 1 no. 4 */
export function groundText({ article, paragraph, item }: Ground, locale: Locale = 'zh-CN'): string {
  if (locale === 'en') {
    return `art. ${article}${paragraph ? ` para. ${paragraph}` : ''}${item ? ` no. ${item}` : ''}`;
  }
  const second = paragraph ? `第${chineseNumber(paragraph)}款` : '';
  const third = item ? `第（${chineseNumber(item)}）项` : '';
  return `第${chineseNumber(article)}条${second}${third}`;
}

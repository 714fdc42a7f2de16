import type { Dimension } from '../../../../contracts/attribution.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { hasWord, t } from '../../../../ui/words/index.ts';
import { ratingTagName } from '../../../../ui/words/rating-tags.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { correctionReasonName } from '../../cases/index.ts';
import { itemNames } from '../../catalogue/index.ts';
import { windowNames } from '../../ratings/index.ts';
import { getDivision, organisationNames } from '../../regions/index.ts';

export type Trait = { dimension: Dimension | ''; value: string };
export type Namer = (trait: Trait) => string;

/** The item that a version or a field is of, and of an item itself. */
export function itemOf({ dimension, value }: Trait): string | null {
  if (dimension === 'item') return value;
  if (dimension === 'version') return value.slice(0, value.lastIndexOf('@'));
  return dimension === 'field' ? value.slice(0, value.indexOf('|')) : null;
}

/** Names of these traits in the reader's language, looked up at once. */
export async function namerOf(db: Executor, locale: Locale, traits: readonly Trait[]): Promise<Namer> {
  const of = (dimension: Dimension) => [
    ...new Set(traits.filter((one) => one.dimension === dimension).map(({ value }) => value)),
  ];
  const codes = [...new Set(traits.flatMap((trait) => itemOf(trait) ?? []))];
  const [items, organisations, windows, divisions] = await Promise.all([
    itemNames(db, codes),
    organisationNames(db, of('organisation')),
    windowNames(db, of('window')),
    Promise.all(of('place').map((code) => getDivision(db, code))),
  ]);
  const places = new Map(divisions.flatMap((one) => (one ? [[one.code, one.name] as const] : [])));
  return (trait) => {
    const { dimension, value } = trait;
    const code = itemOf(trait) ?? '';
    const item = items.get(code) ?? code;
    switch (dimension) {
      case 'item':
        return item;
      case 'version':
        return t(locale, 'attribution.version', { item, version: value.slice(code.length + 1) });
      case 'field':
        return t(locale, 'attribution.field', { item, field: value.slice(code.length + 1) });
      case 'organisation':
        return organisations.get(value) ?? value;
      case 'place':
        return places.get(value) ?? value;
      case 'window':
        return windows.get(value) ?? value;
      case 'tag':
        return ratingTagName(locale, value);
      case 'reason':
        return correctionReasonName(locale, value);
      case 'flaw':
        return flawName(locale, value);
      case 'step':
        return stepName(locale, value);
      default:
        return wordOf(locale, dimension, value);
    }
  };
}

function flawName(locale: Locale, value: string): string {
  const at = value.lastIndexOf('|');
  const reason = correctionReasonName(locale, value.slice(at + 1));
  return t(locale, 'attribution.flaw', { what: value.slice(0, at), reason });
}

function stepName(locale: Locale, value: string): string {
  const [kind = '', name] = value.split(/:(.*)/s);
  if (name && (kind === 'route' || kind === 'special'))
    return t(locale, `attribution.step.${kind}`, { name });
  return wordOf(locale, 'step', value);
}

function wordOf(locale: Locale, dimension: string, value: string): string {
  const keys = [
    `attribution.${dimension}.${value}`,
    `code.${dimension}.${value}`,
    `code.subject-kind.${value}`,
  ];
  const key = keys.find(hasWord);
  return key && dimension !== 'material' ? t(locale, key as 'attribution.step.corrected') : value;
}

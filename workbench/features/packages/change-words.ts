import type { Limit } from '../../../contracts/catalogue.ts';
import type { PackageChange } from '../../../contracts/package-changes.ts';
import { hasWord } from '../../../ui/words/index.ts';
import type { Words } from '../../platform/words.tsx';
import { limitWords } from './designer/LimitInput.tsx';

/** 事项“消防安全检查”：时限. */
export function changeWords({ of, name, how, what }: PackageChange, t: Words): string {
  const part = t(`package.part.${of}`);
  if (how !== 'changed') return t(`package.change.${how}`, { part, name });
  return of === 'package'
    ? t('package.change.ofPackage', { what: attributeName(what, t) })
    : t('package.change.changed', { part, name, what: attributeName(what, t) });
}

export function attributeName(what: string | null, t: Words): string {
  const key = `package.attribute.${what}`;
  return hasWord(key) ? t(key) : (what ?? '');
}

/** A value as people read it; what has no words of its own as it stands in the definition. */
export function valueWords(value: unknown, t: Words): string {
  if (value === null || value === undefined || value === '') return t('package.value.none');
  if (typeof value === 'boolean') return t(value ? 'case.yes' : 'case.no');
  if (Array.isArray(value)) {
    return value.length === 0 ? t('package.value.none') : value.map((one) => valueWords(one, t)).join('、');
  }
  if (typeof value !== 'object') return String(value);
  if ('unit' in value && 'value' in value) return limitWords(value as Limit, t);
  if ('label' in value) return String(value.label);
  if ('name' in value) return String(value.name);
  if ('id' in value) return String(value.id);
  return JSON.stringify(value);
}

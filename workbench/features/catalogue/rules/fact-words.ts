import { hasWord } from '../../../../ui/words/index.ts';
import type { Words } from '../../../platform/words.tsx';
import type { SampleField } from '../SampleAnswer.tsx';

/** A field by its own label, a fact of the platform by the catalogues' word. */
export function fieldLabel({ name, label }: SampleField, t: Words): string {
  const key = `code.instant-fact.${name}`;
  return hasWord(key) ? t(key) : label;
}

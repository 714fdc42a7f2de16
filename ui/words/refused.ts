import type { ImportReport } from '../../contracts/catalogue.ts';
import { hasWord, type WordKey, type WordParams } from './index.ts';

type Refused = ImportReport['refused'][number];

/** Why an entry of a file was not read, and what to write instead: 这里要填列表（[ … ]），现在是“无”。 */
export function refusedSentence(
  { problem, params }: Pick<Refused, 'problem' | 'params'>,
  t: (key: WordKey, params?: WordParams) => string,
): string {
  const kind = `import.type.${params.expected}`;
  const closer = `import.value.${params.keyword}`;
  if (problem === 'type' && hasWord(kind)) return t('import.type', { ...params, expected: t(kind) });
  if (problem === 'value' && hasWord(closer)) return t(closer, params);
  return t(`import.${problem}`, params);
}

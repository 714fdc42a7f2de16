import type { ImportReport } from '../../contracts/catalogue.ts';
import { hasWord, t } from '../../ui/words/index.ts';
import { refusedSentence } from '../../ui/words/refused.ts';

/** What of a file was not read: where, why, and what to write instead. */
export function refusedLine(refused: ImportReport['refused'][number]): string {
  const place = [refused.name, refused.path].filter(Boolean).join('，');
  const why = refusedSentence(refused, (key, params) => t('zh-CN', key, params));
  return `没有读进来${place && `（${place}）`}：${why}`;
}

/** How often a finding was made; what differs from place to place is left open. `key`: of its sentence. */
export function findingLine(key: string, code: string, count: number): string {
  const sentence = hasWord(key) ? `${t('zh-CN', key).replace(/\{\w+\}/g, '…')}（${code}）` : code;
  return `  ${count} 处 ${sentence}`;
}

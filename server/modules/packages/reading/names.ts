import { departmentOf } from '../../catalogue/index.ts';
import type { ReadingWords } from './vocabulary.ts';

/** A matter's name as it is compared: 《食品经营许可证》新办 is 食品经营许可证新办, 公章刻制（备案） is 公章刻制备案. */
export function matterName(name: string): string {
  return name.normalize('NFKC').replace(/[\s《》“”"()（）]/g, '');
}

/** The canonical department of a file's words; of several (自然资源／住房城乡建设) the first that is known. */
export function departmentKey(words: string | null | undefined, vocabulary: ReadingWords): string | null {
  if (!words) return null;
  const { departments } = vocabulary.catalogue;
  for (const one of [words, words.replace(/[（(].*$/, ''), ...words.split(/[／/、]/)]) {
    const found = departmentOf(one, departments);
    if (found) return found.key;
  }
  return null;
}

/** The licence type of a paper's name: as it stands, without its remark, or without 正副本, 复印件. */
export function licenceTypeOf(name: string, vocabulary: ReadingWords): string | null {
  const whole = name
    .normalize('NFKC')
    .replace(/[\s《》]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
  const bare = whole.replace(/（[^（）]*）$/, '');
  const plain = bare.replace(/(正、?副本|副本|正本|原件|复印件|正反面|信息)+$/, '');
  for (const one of [whole, bare, plain]) {
    const id = vocabulary.catalogue.licences.get(one);
    if (id) return id;
  }
  return null;
}

/** Whose paper it is, by its name. */
export function holderOf(name: string, vocabulary: ReadingWords): string {
  return (
    vocabulary.packages.holders.find(({ pattern }) => new RegExp(pattern).test(name))?.holder ?? 'subject'
  );
}

/** A FEEL name from a key: take + small-food → takeSmallFood; a key of other letters gives its code points. */
export function answerName(prefix: string, key: string): string {
  const words = key.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
  const rest = /^[A-Za-z0-9-_]*$/.test(key)
    ? ''
    : [...key].map((one) => one.codePointAt(0)?.toString(36)).join('');
  return `${prefix}${camel}${rest}`.slice(0, 60);
}

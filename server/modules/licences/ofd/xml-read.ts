/** Why a text is not the plain XML that OFD files are, in Chinese. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** Names without prefix. `text` is what stands directly inside. */
export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
};

const TOKEN =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const DEEPEST = 64;
/** The files that are read have some kilobytes; a tree takes twenty times its text. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_ELEMENTS = 100_000;

/** Reads a file into its root. No document types and no entities of its own: nothing to expand, nothing to fetch. */
export function readXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > MOST_BYTES) fail(`XML 文件超过 ${MOST_BYTES >> 20} MB`);
  const text = decode(bytes);
  const said = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(text)?.[1];
  if (said && !/^utf-?8$/i.test(said)) fail(`XML 写的是 ${said} 编码，不是 UTF-8`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that XML forbids
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) fail('XML 里有不许有的字符');
  let count = 0;
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [token, literal, ending, name, attributes = '', empty, words] =
      TOKEN.exec(text) ??
      fail(text.startsWith('<!DOCTYPE', at) ? 'XML 里声明了文档类型，可能带有实体' : 'XML 写得不对');
    const parent = open.at(-1)!;
    if (literal !== undefined) parent.text += literal;
    else if (words !== undefined) parent.text += plainText(words);
    else if (name === undefined) continue;
    else if (ending) {
      if (open.length < 2 || open.pop()!.name !== local(name)) fail(`XML 的 ${token.slice(0, 60)} 没有开头`);
    } else {
      if (++count > MOST_ELEMENTS) fail(`XML 的元素多于 ${MOST_ELEMENTS} 个`);
      const element = { name: local(name), attributes: readAttributes(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!empty && open.push(element) > DEEPEST) fail('XML 套得太深');
    }
  }
  const [root, ...more] = top.children;
  if (!root || more.length || open.length > 1 || top.text.trim()) fail('XML 要有且只有一个根');
  return root!;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('XML 不是 UTF-8 编码');
  }
}

/** The first child of that name, or undefined. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name);
export const children = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((one) => one.name === name) ?? [];
export const textOf = (element: XmlElement | undefined): string => element?.text.trim() ?? '';

function readAttributes(text: string): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [, name = '', , double, single] of text.matchAll(/([\w.:-]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    if (Object.hasOwn(read, name)) fail(`XML 的属性 ${name} 写了两次`);
    read[name] = plainText(double ?? single ?? '');
  }
  return read;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(text: string): string {
  return text.replace(/&(#x?[\da-fA-F]+|\w+);/g, (_, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? fail(`XML 里有不认识的实体 ${name}`);
    const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return isChar(point) ? String.fromCodePoint(point) : fail(`XML 里有不存在的字符 ${name}`);
  });
}

/** XML 1.0 2.2: no control characters but three, no halves of surrogate pairs. */
const isChar = (point: number) =>
  point === 9 ||
  point === 10 ||
  point === 13 ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  (point >= 0x10000 && point <= 0x10ffff);

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function fail(why: string): never {
  throw new XmlError(why);
}

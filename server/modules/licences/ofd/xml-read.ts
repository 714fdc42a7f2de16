/** Why a text is not the plain XML that OFD files are. */
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
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const DEEPEST = 64;

/** Reads a file into its root. No document types and no entities of its own: nothing to expand, nothing to fetch. */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [token, ending, name, attributes = '', empty, words] = TOKEN.exec(text) ?? fail('broken markup');
    const parent = open.at(-1)!;
    if (words !== undefined) parent.text += plainText(words);
    else if (name === undefined) continue;
    else if (ending) {
      if (open.length < 2 || open.pop()!.name !== local(name)) fail(`unexpected ${token}`);
    } else {
      const element = { name: local(name), attributes: readAttributes(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!empty && open.push(element) > DEEPEST) fail('too deep');
    }
  }
  const [root, ...more] = top.children;
  if (!root || more.length || open.length > 1 || top.text.trim()) fail('not one element');
  return root!;
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
    if (name in read) fail(`attribute twice: ${name}`);
    read[name] = plainText(double ?? single ?? '');
  }
  return read;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plainText(text: string): string {
  return text.replace(/&(#x?[\da-fA-F]+|\w+);/g, (_, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? fail(`unknown entity ${name}`);
    const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : fail(`no character ${name}`);
  });
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function fail(why: string): never {
  throw new XmlError(why);
}

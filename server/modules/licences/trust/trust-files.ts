import { readFile, stat } from 'node:fs/promises';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/schema';
import {
  type Certificate,
  type Crl,
  readCrlPem,
  readPem,
  type Trust,
  trustOf,
} from '../../../platform/pki/index.ts';
import type { TrustProvider } from './provider.ts';

const IsoTime = Type.Union([Type.String({ format: 'date-time' }), Type.Null()]);
/** A trust file as JSON: anchors with the times somebody relies on them, and what may stand between. */
const TrustFile = Type.Object({
  anchors: Type.Array(
    Type.Object({
      /** PEM of a root certificate. */
      certificate: Type.String(),
      from: Type.Optional(IsoTime),
      until: Type.Optional(IsoTime),
    }),
    { minItems: 1 },
  ),
  /** PEM, any number in one text. */
  intermediates: Type.Optional(Type.Array(Type.String())),
  crls: Type.Optional(Type.Array(Type.String())),
});
const shape = Compile(TrustFile);

/** Reads a trust file: PEM of certificates and revocation lists, or JSON. Throws, in Chinese, for anything else. */
export function readTrust(text: string, where = '信任文件'): Trust {
  const trust = text.trimStart().startsWith('{') ? readJson(text, where) : readText(text);
  if (!trust.roots.length)
    throw new Error(`${where} 里没有根证书。请给出颁发机构公布的证书链（PEM），或信任列表（JSON）。`);
  return trust;
}

const readText = (text: string): Trust => ({ ...trustOf(readPem(text)), crls: readCrlPem(text) });

function readJson(text: string, where: string): Trust {
  const list = parse(text);
  if (!shape.Check(list)) throw new Error(`${where} 不是信任列表：要有 anchors，每项有 certificate（PEM）。`);
  const { anchors, intermediates = [], crls = [] } = list as Static<typeof TrustFile>;
  const spans = new Map<Certificate, { from: Date | null; until: Date | null }>();
  const roots: Certificate[] = [];
  for (const { certificate, from = null, until = null } of anchors) {
    const found = readPem(certificate);
    const [root] = trustOf(found).roots;
    if (!root || found.length > 1)
      throw new Error(`${where} 的 anchors 每项要有且只有一张根证书（自己签发自己）。`);
    roots.push(root);
    spans.set(root, { from: from ? new Date(from) : null, until: until ? new Date(until) : null });
  }
  const between = intermediates.flatMap(readPem);
  return { roots, intermediates: between, spans, crls: crls.flatMap(readCrlPem) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Several lists as one. */
export function joinTrust(...lists: Trust[]): Trust {
  return {
    roots: lists.flatMap(({ roots }) => roots),
    intermediates: lists.flatMap(({ intermediates }) => intermediates),
    spans: new Map(lists.flatMap(({ spans }) => [...(spans ?? [])])),
    crls: lists.flatMap(({ crls }): readonly Crl[] => crls ?? []),
  };
}

/**
 * Whom this installation relies on: its own CA and, where `file` is given, those in it. The file is read anew when it
 * changes, so that an anchor can be added or withdrawn while the server runs.
 */
export function trustFiles(own: Trust, file: string | undefined): TrustProvider {
  let read: { mark: string; trust: Trust } | undefined;
  return {
    name: 'file',
    async trust() {
      if (!file) return own;
      const { mtimeMs, size } = await stat(file);
      const mark = `${mtimeMs} ${size}`;
      if (read?.mark !== mark) {
        read = { mark, trust: joinTrust(own, readTrust(await readFile(file, 'utf8'), file)) };
      }
      return read.trust;
    },
  };
}

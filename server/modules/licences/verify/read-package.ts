import { sm3Hex } from '../../../platform/crypto/index.ts';
import { readZip } from '../ofd/unzip.ts';
import { child, children, readXml, textOf, type XmlElement } from '../ofd/xml-read.ts';

/** One signature of a package, read but not yet believed. Paths are those of the zip, without a leading slash. */
export type OfdSignature = {
  path: string;
  bytes: Buffer;
  /** Empty where the description names no seal: a mere signature. */
  sealPath: string;
  sealBytes: Buffer | null;
  valuePath: string;
  valueBytes: Buffer;
  digestMethod: string;
  references: { path: string; digest: string }[];
};

/** A signed package, read but not yet believed. */
export type OfdPackage = {
  files: Map<string, Buffer>;
  /** SM3 of a file in Base64, worked out once however often it is named; undefined: it is not there. */
  digestOf(path: string): string | undefined;
  /** Metadata by name, from DocInfo of OFD.xml. */
  metadata: Map<string, string>;
  /** The same from the attachment; null when there is none of ours. */
  attached: Map<string, string> | null;
  signaturesPath: string;
  signatures: OfdSignature[];
};

/** Why a file cannot be checked at all, in Chinese. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

const ATTACHED = 'Doc_0/Attachs/licence.xml';
/** Every signature takes five proofs of SM2: a file with hundreds would be a way to keep us busy. */
const MOST_SIGNATURES = 16;

/** Reads a sealed OFD. PackageError, ZipError or XmlError for what is none. */
export function readOfd(bytes: Uint8Array): OfdPackage {
  const files = readZip(bytes);
  const bodies = children(readXml(take(files, 'OFD.xml')), 'DocBody');
  const [body] = bodies;
  if (!body || bodies.length > 1) throw new PackageError('OFD.xml 里要有且只有一份文档');
  const signaturesPath = find(files, '', textOf(child(body, 'Signatures')));
  if (!signaturesPath) throw new PackageError('没有电子签章');
  const list = children(readXml(take(files, signaturesPath)), 'Signature');
  if (!list.length) throw new PackageError('没有电子签章');
  if (list.length > MOST_SIGNATURES) throw new PackageError(`签章多于 ${MOST_SIGNATURES} 个`);
  const paths = list.map((one) => find(files, signaturesPath, one.attributes.BaseLoc ?? ''));
  // The list itself is under no signature: what it names twice would count as two seals.
  if (new Set(paths).size < paths.length) throw new PackageError('同一个签章列了两次');
  const attached = files.get(ATTACHED);
  return {
    files,
    digestOf: digestsOf(files),
    metadata: named(child(child(body, 'DocInfo'), 'CustomDatas'), 'CustomData', 'Name'),
    attached: attached ? named(readXml(attached), 'data', 'name') : null,
    signaturesPath,
    signatures: paths.map((path) => readOne(files, path)),
  };
}

function digestsOf(files: Map<string, Buffer>): OfdPackage['digestOf'] {
  const known = new Map<string, string>();
  return (path) => {
    const file = files.get(path);
    if (!file || known.has(path)) return known.get(path);
    const digest = Buffer.from(sm3Hex(file), 'hex').toString('base64');
    known.set(path, digest);
    return digest;
  };
}

function readOne(files: Map<string, Buffer>, path: string): OfdSignature {
  const bytes = take(files, path);
  const signature = readXml(bytes);
  const info = child(signature, 'SignedInfo');
  const sealPath = find(files, path, textOf(child(child(info, 'Seal'), 'BaseLoc')));
  const valuePath = find(files, path, textOf(child(signature, 'SignedValue')));
  // Some writers leave an empty list beside the real one; two real ones would let readers disagree.
  const lists = children(info, 'References').filter((one) => children(one, 'Reference').length > 0);
  if (lists.length > 1) throw new PackageError(`${path} 里有两份被保护文件的清单`);
  return {
    path,
    bytes,
    sealPath,
    sealBytes: sealPath ? take(files, sealPath) : null,
    valuePath,
    valueBytes: take(files, valuePath),
    digestMethod: lists[0]?.attributes.CheckMethod ?? '',
    references: children(lists[0], 'Reference').map((reference) => ({
      path: find(files, path, reference.attributes.FileRef ?? ''),
      digest: textOf(child(reference, 'CheckValue')).replace(/\s+/g, ''),
    })),
  };
}

function take(files: Map<string, Buffer>, path: string): Buffer {
  const found = files.get(path);
  if (!found) throw new PackageError(`缺少 ${path || '签章文件'}`);
  return found;
}

/**
 * A location of GB/T 33190: absolute with a leading slash, else beside the file that names it. Some writers mean the
 * root by a path without the slash: taken so where nothing stands beside the file.
 */
function find(files: Map<string, Buffer>, from: string, location: string): string {
  const plain = location.replace(/^\.\//, '');
  if (plain.startsWith('/')) return plain.slice(1);
  if (!plain) return '';
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : '';
  const beside = folder + plain;
  return !files.has(beside) && files.has(plain) ? plain : beside;
}

function named(list: XmlElement | undefined, element: string, attribute: string): Map<string, string> {
  return new Map(children(list, element).map((one) => [one.attributes[attribute] ?? '', textOf(one)]));
}

import { readZip } from '../ofd/unzip.ts';
import { child, children, readXml, textOf, type XmlElement } from '../ofd/xml-read.ts';

/** A package of one signature, read but not yet believed. Paths are those of the zip, without a leading slash. */
export type OfdPackage = {
  files: Map<string, Buffer>;
  /** Metadata by name, from DocInfo of OFD.xml. */
  metadata: Map<string, string>;
  /** The same from the attachment; empty when there is none of ours. */
  attached: Map<string, string>;
  signaturesPath: string;
  signaturePath: string;
  signatureBytes: Buffer;
  sealPath: string;
  sealBytes: Buffer;
  valuePath: string;
  valueBytes: Buffer;
  digestMethod: string;
  references: { path: string; digest: string }[];
};

/** Why a file cannot be checked at all, in Chinese. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

const ATTACHED = 'Doc_0/Attachs/licence.xml';

/** Reads a sealed OFD. PackageError, ZipError or XmlError for what is none; more than one signature is refused too. */
export function readOfd(bytes: Uint8Array): OfdPackage {
  const files = readZip(bytes);
  const take = (path: string): Buffer => {
    const found = files.get(path);
    if (!found) throw new PackageError(`缺少 ${path}`);
    return found;
  };
  const bodies = children(readXml(take('OFD.xml')), 'DocBody');
  const [body] = bodies;
  if (!body || bodies.length > 1) throw new PackageError('OFD.xml 里要有且只有一份文档');
  const signaturesPath = resolvePath('', textOf(child(body, 'Signatures')));
  if (!signaturesPath) throw new PackageError('没有电子签章');
  const list = children(readXml(take(signaturesPath)), 'Signature');
  const [one] = list;
  if (!one || list.length > 1) throw new PackageError(list.length ? '有不止一个签章' : '没有电子签章');
  const signaturePath = resolvePath(signaturesPath, one.attributes.BaseLoc ?? '');
  const signatureBytes = take(signaturePath);
  const signature = readXml(signatureBytes);
  const info = child(signature, 'SignedInfo');
  const sealPath = resolvePath(signaturePath, textOf(child(child(info, 'Seal'), 'BaseLoc')));
  const valuePath = resolvePath(signaturePath, textOf(child(signature, 'SignedValue')));
  const references = child(info, 'References');
  const attached = files.get(ATTACHED);
  return {
    files,
    metadata: named(child(child(body, 'DocInfo'), 'CustomDatas'), 'CustomData', 'Name'),
    attached: attached ? named(readXml(attached), 'data', 'name') : new Map(),
    signaturesPath,
    signaturePath,
    signatureBytes,
    sealPath,
    sealBytes: take(sealPath),
    valuePath,
    valueBytes: take(valuePath),
    digestMethod: references?.attributes.CheckMethod ?? '',
    references: children(references, 'Reference').map((reference) => ({
      path: resolvePath(signaturePath, reference.attributes.FileRef ?? ''),
      digest: textOf(child(reference, 'CheckValue')),
    })),
  };
}

/** A location of GB/T 33190: absolute with a leading slash, else beside the file that names it. */
function resolvePath(from: string, location: string): string {
  if (location.startsWith('/')) return location.slice(1);
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/') + 1) : '';
  return location ? folder + location.replace(/^\.\//, '') : '';
}

function named(list: XmlElement | undefined, element: string, attribute: string): Map<string, string> {
  return new Map(children(list, element).map((one) => [one.attributes[attribute] ?? '', textOf(one)]));
}

import { sm3Hex } from '../../../platform/crypto/index.ts';
import type { Fonts } from '../../../platform/fonts/index.ts';
import type { Drawing } from '../drawing/marks.ts';
import { type LicenceContent, metadataOf } from '../licence.ts';
import { type FontUse, type Ids, type ImageUse, objectsOf } from './content.ts';
import { el, escapeXml, mm, ofdFile, shared } from './xml-write.ts';
import type { ZipEntry } from './zip.ts';

/** An OFD before it is signed. The same licence and layout give the same bytes. */
export type UnsignedOfd = {
  /** All files that the signature will protect, in order, except the seal. */
  entries: ZipEntry[];
  /** Number of the page that bears the seal. */
  pageId: number;
};

export const SIGNATURES = 'Doc_0/Signs/Signatures.xml';

/**
 * The files of a licence as OFD (GB/T 33190-2016, GB/T 36905-2018): background in a template page, values as text in
 * embedded fonts of just their letters, metadata twice, in DocInfo and as an attachment.
 */
export function ofdPackage(fonts: Fonts, drawing: Drawing, licence: LicenceContent): UnsignedOfd {
  const template = templateOf(fonts, drawing);
  const ids = counter(template.lastId);
  const use: FontUse = new Map(
    [...template.use].map(([face, { id, letters }]) => [face, { id, letters: new Set(letters) }]),
  );
  const area = areaOf(drawing);
  const images: ImageUse = [];
  const page = ofdFile(
    'Page',
    {},
    el('Template', { TemplateID: TEMPLATE_ID, ZOrder: 'Background' }),
    el('Area', {}, area),
    layer(drawing.marks, 'Body', fonts, { fonts: use, images }, ids),
  );
  const fontFiles = [...use].map(([face, { id, letters }], i) => ({
    element: el(
      'Font',
      { ID: id, FontName: `Licence-${face}`, FamilyName: `Licence-${face}` },
      el('FontFile', {}, `font_${i}.ttf`),
    ),
    entry: {
      name: `Doc_0/Res/font_${i}.ttf`,
      bytes: fonts.face(face).subset(letters),
    },
  }));
  const metadata = metadataOf(licence);
  const document = ofdFile(
    'Document',
    {},
    el(
      'CommonData',
      {},
      el('MaxUnitID', {}, String(ids.last)),
      el('PageArea', {}, area),
      el('PublicRes', {}, 'PublicRes.xml'),
      ...(images.length ? [el('DocumentRes', {}, 'DocumentRes.xml')] : []),
      el('TemplatePage', { ID: TEMPLATE_ID, ZOrder: 'Background', BaseLoc: 'Tpls/Tpl_0/Content.xml' }),
    ),
    el('Pages', {}, el('Page', { ID: PAGE_ID, BaseLoc: 'Pages/Page_0/Content.xml' })),
    el('Attachments', {}, 'Attachs/Attachments.xml'),
  );
  const entries = [
    { name: 'OFD.xml', bytes: rootFile(licence, metadata) },
    { name: 'Doc_0/Document.xml', bytes: shared(document) },
    {
      name: 'Doc_0/PublicRes.xml',
      bytes: shared(
        ofdFile('Res', { BaseLoc: 'Res' }, el('Fonts', {}, ...fontFiles.map(({ element }) => element))),
      ),
    },
    ...fontFiles.map(({ entry }) => entry),
    ...pictures(images),
    { name: 'Doc_0/Tpls/Tpl_0/Content.xml', bytes: template.file },
    { name: 'Doc_0/Pages/Page_0/Content.xml', bytes: page },
    { name: 'Doc_0/Attachs/Attachments.xml', bytes: shared(attachments(licence)) },
    { name: 'Doc_0/Attachs/licence.xml', bytes: licenceFile(metadata) },
  ];
  return { entries, pageId: PAGE_ID };
}

/** The pictures and the list of them; no list where there is none. */
function pictures(images: ImageUse): ZipEntry[] {
  if (!images.length) return [];
  const name = (i: number) => `image_${i}.png`;
  const media = images.map(({ id }, i) =>
    el('MultiMedia', { ID: id, Type: 'Image', Format: 'PNG' }, el('MediaFile', {}, name(i))),
  );
  return [
    {
      name: 'Doc_0/DocumentRes.xml',
      bytes: ofdFile('Res', { BaseLoc: 'Res' }, el('MultiMedias', {}, ...media)),
    },
    ...images.map(({ png }, i) => ({ name: `Doc_0/Res/${name(i)}`, bytes: png, stored: true })),
  ];
}

function rootFile(licence: LicenceContent, metadata: [string, string][]): Buffer {
  const info = el(
    'DocInfo',
    {},
    el('DocID', {}, sm3Hex(`${licence.identifier} ${licence.number}`).slice(0, 32)),
    el('Title', {}, escapeXml(licence.typeName)),
    el('Author', {}, escapeXml(licence.issuer.name)),
    el('CreationDate', {}, licence.issuedOn),
    el('Creator', {}, 'Tongban'),
    el('CreatorVersion', {}, '1'),
    el(
      'CustomDatas',
      {},
      ...metadata.map(([name, value]) => el('CustomData', { Name: name }, escapeXml(value))),
    ),
  );
  return ofdFile(
    'OFD',
    { Version: '1.0', DocType: 'OFD' },
    el('DocBody', {}, info, el('DocRoot', {}, 'Doc_0/Document.xml'), el('Signatures', {}, SIGNATURES)),
  );
}

function attachments(licence: LicenceContent): Buffer {
  const attributes = {
    ID: 'a001',
    Name: 'licence',
    Format: 'xml',
    CreationDate: licence.issuedOn,
    Visible: 'false',
  };
  return ofdFile('Attachments', {}, el('Attachment', attributes, el('FileLoc', {}, 'licence.xml')));
}

/** The metadata for programs: one element an entry, in the order and with the words of CustomDatas. */
function licenceFile(metadata: [string, string][]): Buffer {
  const list = metadata
    .map(([name, value]) => `  <data name="${escapeXml(name)}">${escapeXml(value)}</data>\n`)
    .join('');
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<licence version="1">\n${list}</licence>\n`);
}

const PAGE_ID = 1;
const TEMPLATE_ID = 2;

type Template = { file: Buffer; use: FontUse; lastId: number };
const templates = new WeakMap<Drawing['background'], Template>();

/** The template page of a background, the same bytes for every licence of the layout. */
function templateOf(fonts: Fonts, drawing: Drawing): Template {
  const known = templates.get(drawing.background);
  if (known) return known;
  const ids = counter(TEMPLATE_ID);
  const use: FontUse = new Map();
  const content = layer(drawing.background, 'Background', fonts, { fonts: use, images: [] }, ids);
  const file = ofdFile('Page', {}, el('Area', {}, areaOf(drawing)), content);
  const made = { file, use, lastId: ids.last };
  templates.set(drawing.background, made);
  return made;
}

const areaOf = ({ width, height }: Drawing) => el('PhysicalBox', {}, `0 0 ${mm(width)} ${mm(height)}`);

function layer(
  marks: Drawing['marks'],
  type: string,
  fonts: Fonts,
  use: { fonts: FontUse; images: ImageUse },
  ids: Ids,
): string {
  return el('Content', {}, el('Layer', { ID: ids.next(), Type: type }, objectsOf(marks, fonts, use, ids)));
}

function counter(start: number): Ids {
  let last = start;
  return {
    next: () => ++last,
    get last() {
      return last;
    },
  };
}

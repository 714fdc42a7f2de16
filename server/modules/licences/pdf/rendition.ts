import type { Fonts } from '../../../platform/fonts/index.ts';
import type { Drawing, GridMark, Mark, PathMark, TextMark } from '../drawing/marks.ts';
import { setLine } from '../drawing/text.ts';
import type { LicenceContent } from '../licence.ts';

const PT = 72 / 25.4;
const NOTE = '本 PDF 是电子证照的阅读副本，电子印章的效力以附在其中的 OFD 文件为准。';

export type Rendition = {
  drawing: Drawing;
  licence: LicenceContent;
  /** The sealed original, carried as an attachment. */
  ofd: Uint8Array;
  seal: { png: Buffer; width: number; height: number };
};

/**
 * The same drawing as PDF/A-3b (ISO 19005-3) for readers without OFD. Readers of PDF cannot check SM2, so it bears
 * the picture of the seal only, says so, and carries the OFD. The same input gives the same bytes.
 */
export async function pdfRendition(
  fonts: Fonts,
  { drawing, licence, ofd, seal }: Rendition,
): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit'); // 34 MB, which a process that makes no licence goes without
  const at = new Date(`${licence.issuedOn}T00:00:00Z`);
  const doc = new PDFDocument({
    size: [drawing.width * PT, drawing.height * PT],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    lang: 'zh-CN',
    displayTitle: true,
    font: '',
    info: { Title: licence.typeName, Author: licence.issuer.name, CreationDate: at, ModDate: at },
  } as PDFKit.PDFDocumentOptions);
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  const noteStyle = { style: 'sans', size: 2.4, colour: '#6b7280' } as const;
  const note = setLine(fonts, NOTE, { x: 12, y: drawing.height - 3 }, noteStyle);
  const marks = [...drawing.background, ...drawing.marks, ...note];
  for (const [face, letters] of lettersByFace(marks))
    doc.registerFont(face, fonts.face(face).subset(letters));
  for (const mark of marks) {
    if (mark.kind === 'path') drawPath(doc, mark);
    else if (mark.kind === 'grid') drawGrid(doc, mark);
    else if (mark.kind === 'image')
      doc.image(mark.png, mark.box.x * PT, mark.box.y * PT, {
        width: mark.box.width * PT,
        height: mark.box.height * PT,
      });
    else drawText(doc, mark);
  }
  const { x, y } = drawing.sealAt;
  doc.image(seal.png, (x - seal.width / 2) * PT, (y - seal.height / 2) * PT, {
    width: seal.width * PT,
    height: seal.height * PT,
  });
  doc.compress = false; // a zip does not shrink, and trying took a tenth of the time
  doc.file(Buffer.from(ofd), {
    name: `${licence.identifier}.ofd`,
    type: 'application/ofd',
    description: '带电子印章的电子证照原件',
    relationship: 'Source',
    creationDate: at,
    modifiedDate: at,
  } as PDFKit.Mixins.PDFAttachmentOptions);
  doc.compress = true;
  doc.end();
  return ended;
}

function lettersByFace(marks: Mark[]): Map<string, number[]> {
  const faces = new Map<string, Set<number>>();
  for (const mark of marks) {
    if (mark.kind !== 'text') continue;
    const letters = faces.get(mark.face) ?? new Set<number>();
    faces.set(mark.face, letters);
    for (const letter of mark.text) letters.add(letter.codePointAt(0)!);
  }
  return new Map([...faces].map(([face, letters]) => [face, [...letters].sort((a, b) => a - b)]));
}

function drawText(doc: PDFKit.PDFDocument, mark: TextMark): void {
  doc
    .font(mark.face)
    .fontSize(mark.size * PT)
    .fillColor(mark.colour);
  doc.text(mark.text, mark.x * PT, mark.y * PT, {
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: mark.spacing * PT,
  });
}

function drawPath(doc: PDFKit.PDFDocument, { steps, fill, stroke }: PathMark): void {
  for (const { op, points } of steps) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = points.map((value) => value * PT);
    if (op === 'M') doc.moveTo(a, b);
    else if (op === 'L') doc.lineTo(a, b);
    else if (op === 'Q') doc.quadraticCurveTo(a, b, c, d);
    else if (op === 'C') doc.bezierCurveTo(a, b, c, d, e, f);
    else doc.closePath();
  }
  if (stroke) doc.lineWidth(stroke.width * PT).strokeColor(stroke.colour);
  if (fill && stroke) doc.fillAndStroke(fill, stroke.colour);
  else if (fill) doc.fill(fill);
  else doc.stroke();
}

function drawGrid(doc: PDFKit.PDFDocument, { box, cells, runs, fill }: GridMark): void {
  const unit = (box.width / cells) * PT;
  for (let i = 0; i < runs.length; i += 3) {
    const [row, start, end] = [runs[i]!, runs[i + 1]!, runs[i + 2]!];
    doc.rect(box.x * PT + start * unit, box.y * PT + row * unit, (end - start) * unit, unit);
  }
  doc.fill(fill);
}

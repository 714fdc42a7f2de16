import {
  AlignmentType,
  BorderStyle,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';

/**
 * The layout of official documents, GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28
 * characters in 三号仿宋 (16 pt, so 225 mm / 22 = 29 pt a line), title 二号小标宋, headings 黑体 and 楷体, page numbers
 * 四号宋体 between dashes, odd pages to the right and even ones to the left.
 */
export const fonts = {
  song: '宋体',
  title: '方正小标宋简体',
  text: '仿宋_GB2312',
  head: '黑体',
  sub: '楷体_GB2312',
};
const red = 'FF0000';
/** Millimetres in twips, rounded: the library cuts off, and A4 would be a hair too small. */
const mm = (length: number): number => Math.round((length / 25.4) * 1440);
const line = 29 * 20; // twips
/** Sizes in half points: 二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt. */
export const sizes = { title: 44, text: 32, number: 28, table: 24 };

export const run = (text: string, font: string, size: number, more: { color?: string } = {}): TextRun =>
  new TextRun({
    text,
    size,
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font },
    ...more,
  });

const spaced = (more: Omit<IParagraphOptions, 'spacing'>): Paragraph =>
  new Paragraph({ ...more, spacing: { line, lineRule: LineRuleType.EXACT } });

/** A paragraph of text: the first line is set in by two characters. */
export const text = (words: string): Paragraph =>
  spaced({ indent: { firstLine: 640 }, children: [run(words, fonts.text, sizes.text)] });

/** «一、…» in 黑体. */
export const heading = (words: string): Paragraph =>
  spaced({ indent: { firstLine: 640 }, keepNext: true, children: [run(words, fonts.head, sizes.text)] });

/** «（一）…» in 楷体. */
export const subheading = (words: string): Paragraph =>
  spaced({ indent: { firstLine: 640 }, keepNext: true, children: [run(words, fonts.sub, sizes.text)] });

export const blank = (): Paragraph => spaced({ children: [] });

/** 发文机关标志 in red, 发文字号 two lines below it, then the red line 4 mm below the number. */
export function head(letterhead: string, number: string): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: mm(20), after: line * 2 },
      children: [run(letterhead, fonts.title, sizeOf(letterhead), { color: red })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 11 } },
      spacing: { after: line },
      children: [run(number, fonts.text, sizes.text)],
    }),
  ];
}

/** As large as the line holds (156 mm), at most 45 pt. */
const sizeOf = (letterhead: string): number =>
  Math.min(90, Math.floor((156 / 0.3528 / letterhead.length) * 2) - 2);

export const title = (words: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: line, after: line, line: 36 * 20, lineRule: LineRuleType.EXACT },
    children: [run(words, fonts.title, sizes.title)],
  });

/** 发文机关署名 and 成文日期, the date four characters from the right. */
export const signature = (issuer: string, day: string): Paragraph[] => [
  blank(),
  spaced({
    alignment: AlignmentType.RIGHT,
    indent: { right: 960 },
    children: [run(issuer, fonts.text, sizes.text)],
  }),
  spaced({
    alignment: AlignmentType.RIGHT,
    indent: { right: 1280 },
    children: [run(day, fonts.text, sizes.text)],
  }),
];

/** 版记: whom it goes to, who printed it and when, between lines. */
export function imprint(copies: string, issuer: string, day: string): Paragraph[] {
  const edge = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 };
  const of = (words: string, options: IParagraphOptions) =>
    new Paragraph({
      indent: { left: 280, right: 280 },
      keepLines: true,
      children: [run(words, fonts.text, sizes.number)],
      ...options,
    });
  // Lines of the imprint are never parted by a page; the day stands at the right, one character from the edge.
  const right = [{ type: TabStopType.RIGHT, position: mm(156) - 280 }];
  return [
    new Paragraph({ keepNext: true, children: [] }),
    of(copies, { border: { top: edge, bottom: edge }, keepNext: true }),
    of(issuer, {
      border: { bottom: edge },
      tabStops: right,
      children: [
        run(issuer, fonts.text, sizes.number),
        new TextRun({ children: [new Tab()] }),
        run(`${day}印发`, fonts.text, sizes.number),
      ],
    }),
  ];
}

const pageNumber = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [
          new TextRun({
            size: sizes.number,
            font: fonts.song,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });

/** Page, margins and page numbers; the children are the document. */
export const section = (children: ISectionOptions['children']): ISectionOptions => ({
  properties: {
    page: {
      size: { width: mm(210), height: mm(297) },
      margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(28) },
    },
  },
  footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
  children,
});

import type { OutlineStep } from '../../../platform/fonts/index.ts';

/** A rectangle in millimetres from the upper left corner of the page. */
export type Box = { x: number; y: number; width: number; height: number };

/** Letters of one face on one line. `y` is the baseline; advances have one entry a letter. Millimetres throughout. */
export type TextMark = {
  kind: 'text';
  face: string;
  text: string;
  x: number;
  y: number;
  size: number;
  colour: string;
  /** What each advance has beyond the letter's own width. */
  spacing: number;
  advances: number[];
};
/** An outline: its steps are absolute on the page. */
export type PathMark = {
  kind: 'path';
  box: Box;
  steps: OutlineStep[];
  fill?: string;
  stroke?: { colour: string; width: number };
};
/** Boxes on a grid of `cells` by `cells` squares over `box`: `runs` has row, first column and the one after the last of each. */
export type GridMark = { kind: 'grid'; box: Box; cells: number; runs: number[]; fill: string };
/** A picture over `box`, a PNG of three bytes a pixel. */
export type ImageMark = { kind: 'image'; box: Box; png: Buffer };
export type Mark = TextMark | PathMark | GridMark | ImageMark;

/** A licence drawn: the same list becomes the OFD and the PDF, so the two look alike. */
export type Drawing = {
  width: number;
  height: number;
  /** The same on every licence of the layout. */
  background: Mark[];
  marks: Mark[];
  /** Where the seal goes, centre. */
  sealAt: { x: number; y: number };
};

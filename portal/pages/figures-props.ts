import type { IndicatorReading } from '../../contracts/indicators.ts';
import type { Frame } from './props.ts';

export type FigureMonth = { from: string; value: number | null; missing: boolean };
export type PublicFigureProps = {
  reading: IndicatorReading;
  text: { formula: string; numerator: string; denominator: string | null; excluded: string | null };
  /** The last twelve months of what happens; empty where it is no flow, or has no figure. */
  months: FigureMonth[];
};
export type PublicFiguresProps = {
  frame: Frame;
  from: string;
  to: string;
  /** When all that happened had been counted; null: it is being counted from the beginning. */
  asOf: string | null;
  figures: PublicFigureProps[];
};

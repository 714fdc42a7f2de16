/** A text, a number, or nothing. */
export type Cell = string | number | null;

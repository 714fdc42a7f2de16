import type { CaseView, ClockView } from '../../../../contracts/cases.ts';

/** `clocks` are all runs, oldest first; the last of them runs still where the case has a `clock`. */
export function splitClocks({ clock, clocks }: Pick<CaseView, 'clock' | 'clocks'>): {
  running: ClockView | null;
  ended: { key: string; clock: ClockView }[];
} {
  const ended = clock ? clocks.slice(0, -1) : clocks;
  return {
    running: clock,
    ended: ended.map((one, index) => ({ key: `${index} ${one.kind}`, clock: one })),
  };
}

import file from '../../../data/supervision.json' with { type: 'json' };
import type { Limit } from '../../platform/calendar/index.ts';

/** Hours in which an office acts: days 1 Monday … 7 Sunday, times HH:MM local. */
export type Hours = { days: readonly number[]; from: string; to: string };

/** data/supervision.json: limits of the steps, which clocks give cards, parameters of the checks. */
export type SupervisionParameters = {
  limits: Record<'explain' | 'decide' | 'appeal' | 'judge', Limit>;
  cards: Record<'yellow' | 'red', readonly string[]>;
  checks: {
    'materials-beyond-guide': { on: boolean; papers: readonly string[] };
    'outside-hours': {
      on: boolean;
      graceMinutes: number;
      hours: readonly Hours[];
      acts: readonly string[];
    };
    'impossible-order': { on: boolean };
    'typed-in-later': { on: boolean; days: number; minutesToDecision: number };
    'limit-changed': { on: boolean; shorterToo: boolean };
    'deadline-moved': { on: boolean };
    'decided-in-seconds': { on: boolean; seconds: number };
  };
};

export const shippedParameters = (): SupervisionParameters => file as SupervisionParameters;

import type { AskingOutcome } from '../../../contracts/case-commands.ts';
import lawful from '../../../data/special-steps.json' with { type: 'json' };
import { type Calendar, dueDate } from '../../platform/calendar/index.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import type { SpecialStep } from './case.ts';

/** A special step that an officer may begin: as the item names it, or as the law does (data/special-steps.json). */
export type StepOption = {
  name: string;
  stopsClock: boolean;
  basis: string | null;
  /** Working days that the item or the law allows for it. */
  maxDays: number | null;
  /** 听证告知: tells people that they may ask for that step, and for how many working days they may (art. 47). */
  asks: string | null;
  askDays: number | null;
  /** 听证: held on a day and at a place that are told so many working days before (art. 48). */
  noticeDays: number | null;
};

type Line = { name: string; basis: string; stopsClock: boolean } & Partial<{
  always: boolean;
  maxDays: number;
  asks: string;
  askDays: number;
  noticeDays: number;
  says: string[];
  receipt: string[];
}>;
const table: readonly Line[] = lawful.steps;
const lineOf = (name: string): Line | undefined => table.find((line) => line.name === name);

const terms = (line: Line | undefined) => ({
  asks: line?.asks ?? null,
  askDays: line?.askDays ?? null,
  noticeDays: line?.noticeDays ?? null,
});

/**
 * The steps of an item. For a licence a hearing may always become necessary (art. 46, 47), and where the item does not
 * say which steps it has (未填报) each of art. 45 may. Time that nobody said to stop the clock counts. What the law says
 * of a step holds for every licence, by whatever line the item names it.
 */
export function stepOptions({ definition }: Pick<ItemVersion, 'definition'>): StepOption[] {
  const { specialProcedures, basic } = definition;
  const licence = basic.itemType === 'licence';
  const own = (specialProcedures ?? [])
    .filter(({ kind }) => kind !== 'extension')
    .map(({ name, stopsClock, basis, limit }) => ({
      name,
      stopsClock: stopsClock === true,
      basis,
      maxDays: limit?.unit === 'workday' ? Math.ceil(limit.value) : null,
      ...terms(licence ? lineOf(name) : undefined),
    }));
  if (!licence) return own;
  const named = new Set(own.map(({ name }) => name));
  const more = table.filter((line) => !named.has(line.name) && (line.always || !specialProcedures));
  return [
    ...own,
    ...more.map((line) => ({
      name: line.name,
      stopsClock: line.stopsClock,
      basis: line.basis,
      maxDays: line.maxDays ?? null,
      ...terms(line),
    })),
  ];
}

/** Last of the `days` working days that a step takes from `at`; the day it begins is not counted. */
export function stepEnd({ calendar }: { calendar: Calendar }, at: Date, days: number): string {
  const end = dueDate(calendar, at.toISOString(), { value: days, unit: 'workday' });
  if (end.kind !== 'date') throw new Error('Working days end on a date.');
  return end.date;
}

/** The first working day after a day off. */
export const nextWorkday = (calendar: Calendar, day: string): string => {
  const next = dueDate(calendar, day, { value: 1, unit: 'workday' });
  if (next.kind !== 'date') throw new Error('Working days end on a date.');
  return next.date;
};

/** What the law has the notice of a step say beside its reason. */
export function stepSays(name: string, said: { until: string; held: string; venue: string }): string[] {
  return (lineOf(name)?.says ?? []).map((text) =>
    text.replace(/\{(until|held|venue)\}/g, (_, key: keyof typeof said) => said[key]),
  );
}

/** What the law has the receipt say to who asked for a step in time; `by` is the last day to hold it. */
export function askingSays(name: string, by: string): string[] {
  return (lineOf(name)?.receipt ?? []).map((text) => text.replaceAll('{by}', by));
}

/** The running step that tells people of their right to another one. */
export const askingStep = <S extends Pick<SpecialStep, 'asked' | 'result'>>(
  steps: readonly S[],
): S | undefined => steps.find((step) => step.asked && !step.result);

type Steps = readonly Pick<SpecialStep, 'name' | 'asked' | 'result'>[];
export type Owed = { name: string; since: string; days: number | null; noticeDays: number | null };

/** The step that people asked for in time (art. 47) and that was not begun since; null: none is owed. */
export function owedStep(steps: Steps): Owed | null {
  const index = steps.findLastIndex(({ result }) => result?.outcome === 'asked');
  const asking = steps[index];
  if (!asking?.asked || !asking.result) return null;
  const { name, days, noticeDays } = asking.asked;
  if (steps.slice(index + 1).some((step) => step.name === name)) return null;
  return { name, since: asking.result.at, days, noticeDays };
}

/** For who asks within the days there must be time to ask: silence is known only when they are over. */
export const mustWait = (outcome: AskingOutcome | null): boolean => outcome === 'unasked';

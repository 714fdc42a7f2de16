import { dueDate } from '../../platform/calendar/index.ts';
import type { ItemVersion } from '../catalogue/index.ts';
import type { Open } from './run-command.ts';

/** A special step that an officer may begin: as the item names it, or as the law does. */
export type StepOption = {
  name: string;
  stopsClock: boolean;
  basis: string | null;
  /** Working days that the item allows for it. */
  maxDays: number | null;
};

/** What the law itself takes out of the time of a licensing decision (行政许可法 art. 45). */
const lawful = ['听证', '招标', '拍卖', '检验', '检测', '检疫', '鉴定', '专家评审'] as const;
/** Art. 47: a hearing is organised within twenty (working) days. */
const hearing = { name: '听证', days: 20 };
const article45 = '《中华人民共和国行政许可法》第四十五条';

/**
 * The steps of an item. For a licence a hearing may always become necessary (art. 46, 47), and where the item does not
 * say which steps it has (未填报) each of art. 45 may. Time that nobody said to stop the clock counts.
 */
export function stepOptions({ definition }: Pick<ItemVersion, 'definition'>): StepOption[] {
  const { specialProcedures, basic } = definition;
  const own = (specialProcedures ?? [])
    .filter(({ kind }) => kind !== 'extension')
    .map(({ name, stopsClock, basis, limit }) => ({
      name,
      stopsClock: stopsClock === true,
      basis,
      maxDays: limit?.unit === 'workday' ? Math.ceil(limit.value) : null,
    }));
  if (basic.itemType !== 'licence') return own;
  const named = new Set(own.map(({ name }) => name));
  const byLaw = specialProcedures ? lawful.slice(0, 1) : lawful;
  const more = byLaw.filter((name) => !named.has(name));
  return [
    ...own,
    ...more.map((name) => ({
      name,
      stopsClock: true,
      basis: article45,
      maxDays: name === hearing.name ? hearing.days : null,
    })),
  ];
}

/** Last of the `days` working days that a step takes from `at`; the day it begins is not counted. */
export function stepEnd({ calendar }: Pick<Open, 'calendar'>, at: Date, days: number): string {
  const end = dueDate(calendar, at.toISOString(), { value: days, unit: 'workday' });
  if (end.kind !== 'date') throw new Error('Working days end on a date.');
  return end.date;
}

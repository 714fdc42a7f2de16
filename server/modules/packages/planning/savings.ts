import type { Measure, PackageDefinition, SubItem } from '../../../../contracts/packages.ts';
import type { PlanField, PlanMaterial, Saving, Schedule } from '../../../../contracts/plan.ts';
import { type Calendar, workdaysBetween } from '../../../platform/calendar/index.ts';
import type { Facts } from './facts.ts';
import type { Need } from './needs.ts';
import { listed, rule } from './rule.ts';
import { finishOf } from './schedule.ts';

export type Outcome = {
  definition: PackageDefinition;
  chosen: readonly SubItem[];
  /** Nothing of the package was left out: its published figures speak of these items. */
  whole: boolean;
  needs: readonly Need[];
  fields: readonly PlanField[];
  materials: readonly PlanMaterial[];
  schedule: Schedule;
  visits: number | null;
  facts: Facts;
  calendar: Calendar;
};

type Alone = { figure: number | null; missing: readonly SubItem[] };

/**
 * What the applicant saves against handling each item alone, one after the other, with every paper of its list in hand:
 * 减环节、减表单、减材料、减填写、减时限、减跑动. A step is one application to one authority. Where an item's figure is not
 * published, the package's published one counts if all of it is handled; else the saving says what is missing.
 */
export function savings(outcome: Outcome): Saving[] {
  const { chosen, schedule, visits } = outcome;
  const asked = outcome.materials.filter(
    ({ need, source }) => need !== 'optional' && (source === 'upload' || source === 'deferrable'),
  );
  const fields = outcome.fields.filter(({ state }) => state === 'ask');
  const forms = chosen.some((item) => item.form?.length);
  const known = (figure: number, needed: (item: SubItem) => unknown) =>
    chosen.every((item) => needed(item) !== null) ? figure : null;
  return [
    saving('steps', { figure: chosen.length, missing: [] }, chosen.length > 0 ? 1 : 0, outcome),
    saving('forms', perItem(chosen, formsAlone), forms ? 1 : known(0, (item) => item.form), outcome),
    saving('materials', materialsAlone(outcome), sumOf(asked.map(({ pick }) => pick)), outcome),
    saving(
      'fields',
      perItem(chosen, (item) => fieldsAlone(item, outcome.facts)),
      known(fields.length, (item) => item.form),
      outcome,
    ),
    saving('days', daysAlone(outcome), schedule.complete ? schedule.workdays : null, outcome),
    saving(
      'visits',
      perItem(chosen, (item) => item.visits),
      visits,
      outcome,
    ),
  ];
}

function saving(measure: Measure, alone: Alone, together: number | null, outcome: Outcome): Saving {
  if (alone.figure !== null && together !== null) {
    const saved = alone.figure - together;
    return {
      measure,
      alone: alone.figure,
      together,
      saved,
      basis: 'computed',
      missing: [],
      rule: rule('counted'),
    };
  }
  const published = outcome.definition.baseline[measure];
  if (published && outcome.whole) {
    const after = published.after ?? together;
    return {
      measure,
      alone: published.before,
      together: after,
      saved: after === null ? null : published.before - after,
      basis: 'published',
      missing: [],
      rule: rule('published-figure', { source: published.source }),
    };
  }
  const missing = alone.missing.map((item) => item.key);
  const names = listed(alone.missing.map((item) => item.name));
  return {
    measure,
    alone: alone.figure,
    together,
    saved: null,
    basis: 'missing',
    missing,
    rule: rule('figure-missing', { names }),
  };
}

function perItem(chosen: readonly SubItem[], figureOf: (item: SubItem) => number | null): Alone {
  const figures = chosen.map((item) => ({ item, figure: figureOf(item) }));
  const missing = figures.filter(({ figure }) => figure === null).map(({ item }) => item);
  return {
    figure: missing.length > 0 ? null : sumOf(figures.map(({ figure }) => figure as number)),
    missing,
  };
}

function formsAlone(item: SubItem): number | null {
  return item.form && (item.form.length > 0 ? 1 : 0);
}

function fieldsAlone(item: SubItem, facts: Facts): number | null {
  if (!item.form) return null;
  const names = item.form.flatMap((page) =>
    page.fields.filter((field) => facts.test(field.when) === 'yes').map((field) => field.name),
  );
  return new Set(names).size;
}

/** Alone, the applicant brings every required paper of the list, those included that another item hands out. */
function materialsAlone({ chosen, needs }: Outcome): Alone {
  const required = Map.groupBy(
    needs.filter(({ need, item }) => need !== 'optional' && item),
    ({ item }) => (item as SubItem).key,
  );
  return perItem(chosen, (item) => {
    if (!item.materials) return null;
    const own = required.get(item.key) ?? [];
    const groups = new Map(own.flatMap(({ group }) => (group ? [[group.id, group.pick]] : [])));
    return own.filter(({ group }) => !group).length + sumOf([...groups.values()]);
  });
}

/** One after the other, each applied for when the one before is done. */
function daysAlone({ chosen, schedule, calendar }: Outcome): Alone {
  const missing = chosen.filter((item) => !item.limit);
  let at = schedule.start;
  for (const item of chosen) if (item.limit) at = finishOf(calendar, at, item.limit);
  return { figure: missing.length > 0 ? null : workdaysBetween(calendar, schedule.start, at), missing };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

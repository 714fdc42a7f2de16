import {
  type Cut,
  type CutChoice,
  type Figures,
  type WhatIfAnswer,
  type WhatIfMeasure,
  type WhatIfRow,
  whatIfMeasures,
} from '../../../../contracts/package-what-if.ts';
import type { PackageDefinition, SubItem } from '../../../../contracts/packages.ts';
import { emptyHoldings, type Holdings, type Plan, type PlanAnswers } from '../../../../contracts/plan.ts';
import type { Calendar } from '../../../platform/calendar/index.ts';
import { plan } from '../plan.ts';
import { plainName } from '../planning/paper.ts';

/** A published package with the answers it is compared on. */
export type Known = { definition: PackageDefinition; answers: PlanAnswers };

/**
 * What a cut would change in each of these packages, for somebody of whom nothing is known. Days are those of the
 * published limits: a promise would hide what a shorter chain is worth. Packages it does not touch are left out.
 */
export function whatIf(known: readonly Known[], cut: Cut, calendar: Calendar): WhatIfAnswer {
  const rows = known.flatMap((one): WhatIfRow[] => {
    const { definition, holdings } = changed(one.definition, cut);
    if (definition === one.definition && holdings === emptyHoldings) return [];
    const before = figuresOf(planOf(one.definition, one.answers, emptyHoldings, calendar));
    const after = figuresOf(planOf(definition, one.answers, holdings, calendar));
    const { id, name } = one.definition;
    const touched = (Object.keys(whatIfMeasures) as WhatIfMeasure[]).some(
      (key) => before[key] !== after[key],
    );
    return touched ? [{ packageId: id, name, answers: one.answers.values, before, after }] : [];
  });
  const saved = Object.fromEntries(
    (Object.keys(whatIfMeasures) as WhatIfMeasure[]).map((key) => [
      key,
      rows.reduce((sum, { before, after }) => sum + difference(before[key], after[key]), 0),
    ]),
  ) as WhatIfAnswer['saved'];
  return { rows, saved };
}

const difference = (before: number | null, after: number | null): number =>
  before === null || after === null ? 0 : before - after;

function changed(
  definition: PackageDefinition,
  { kind, what, of }: Cut,
): { definition: PackageDefinition; holdings: Holdings } {
  const named = plainName(what);
  if (kind === 'share') return { definition, holdings: { ...emptyHoldings, shared: [what] } };
  const untouched = { definition, holdings: emptyHoldings };
  if (kind === 'step') {
    const gone = new Set(
      definition.subItems.filter(({ name }) => plainName(name) === named).map(({ key }) => key),
    );
    return gone.size > 0 ? { definition: without(definition, gone), holdings: emptyHoldings } : untouched;
  }
  const owner = of === undefined ? null : plainName(of);
  const isCut = (item: SubItem) =>
    (owner === null || plainName(item.name) === owner) &&
    item.materials?.some(({ name }) => plainName(name) === named);
  if (!definition.subItems.some(isCut)) return untouched;
  const subItems = definition.subItems.map((item) => {
    if (!isCut(item) || !item.materials) return item;
    const cuts = item.materials.filter(({ name }) => plainName(name) === named);
    // Of a choice the whole is no longer asked for: without one of its papers it would only be harder to meet.
    const choices = new Set(cuts.map(({ group }) => group).filter((group) => group !== null));
    const kept = item.materials.filter(
      (one) => !cuts.includes(one) && !(one.group && choices.has(one.group)),
    );
    return { ...item, materials: kept, groups: item.groups.filter(({ id }) => !choices.has(id)) };
  });
  return { definition: { ...definition, subItems }, holdings: emptyHoldings };
}

/** The package without these items. What they would have brought comes from elsewhere, or must be handed in. */
function without(definition: PackageDefinition, gone: ReadonlySet<string>): PackageDefinition {
  return {
    ...definition,
    subItems: definition.subItems.filter(({ key }) => !gone.has(key)),
    dependencies: definition.dependencies.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
  };
}

const planOf = (
  definition: PackageDefinition,
  answers: PlanAnswers,
  holdings: Holdings,
  calendar: Calendar,
): Plan => plan({ ...definition, promise: null }, answers, holdings, calendar);

/** A step is one application to one authority; papers are those the applicant hands in, now or later. */
export function figuresOf({ items, materials, fields, schedule, visits }: Plan): Figures {
  const handedIn = materials.filter(
    ({ need, source }) => need !== 'optional' && (source === 'upload' || source === 'deferrable'),
  );
  return {
    steps: items.length,
    materials: handedIn.reduce((sum, { pick }) => sum + pick, 0),
    fields: fields.filter(({ state }) => state === 'ask').length,
    days: schedule.complete ? schedule.workdays : null,
    visits: visits.count,
  };
}

/** What may be cut, by how many packages it occurs in: papers that are uploaded, items, papers of single items. */
export function cutChoices(known: readonly Known[], calendar: Calendar): CutChoice[] {
  const found = new Map<string, CutChoice & { in: Set<string> }>();
  const add = (cut: Cut, name: string, packageId: string) => {
    const key = `${cut.kind} ${plainName(cut.of ?? '')} ${plainName(cut.what)}`;
    const one = found.get(key) ?? { ...cut, name, packages: 0, in: new Set<string>() };
    one.in.add(packageId);
    found.set(key, one);
  };
  for (const { definition, answers } of known) {
    const made = planOf(definition, answers, emptyHoldings, calendar);
    const byKey = new Map(definition.subItems.map((item) => [item.key, item]));
    for (const { key, name } of made.items)
      if (byKey.has(key)) add({ kind: 'step', what: name }, name, definition.id);
    for (const paper of made.materials) {
      if (paper.source !== 'upload' && paper.source !== 'deferrable') continue;
      for (const { item, material } of paper.usedBy) {
        const owner = item === null ? undefined : byKey.get(item);
        const asked = owner?.materials?.find(({ id }) => id === material);
        if (!owner || !asked) continue;
        // A licence is one and the same in every package; another paper is known by its name.
        add({ kind: 'share', what: asked.licenceTypeId ?? asked.name }, asked.name, definition.id);
        add({ kind: 'material', what: asked.name, of: owner.name }, asked.name, definition.id);
      }
    }
  }
  return [...found.values()]
    .map(({ in: packages, ...one }) => ({ ...one, packages: packages.size }))
    .sort((a, b) => b.packages - a.packages || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

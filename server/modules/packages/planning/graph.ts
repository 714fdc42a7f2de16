import type { Dependency, SubItem } from '../../../../contracts/packages.ts';
import type { Plan, PlanEdge } from '../../../../contracts/plan.ts';
import { fieldsBrought } from './inferred.ts';
import { type Need, type NeedStrength, namedByDependency } from './needs.ts';
import type { PackageIndex } from './package-index.ts';
import { plainName } from './paper.ts';
import { rule } from './rule.ts';
import type { Selection, Skipped } from './selection.ts';

/** What an earlier item brings for a need. `checks`: it only checks a licence that the applicant holds. */
export type Bringer = { from: SubItem; dependency: Dependency };

export type Connected = {
  edges: PlanEdge[];
  lapsed: PlanEdge[];
  needs: Need[];
  brought: ReadonlyMap<Need, Bringer>;
  /** `to` → field → key of the item that produces it. */
  produced: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Papers of the alternatives that were not chosen. */
  notNeeded: Plan['notNeeded'];
  /** Data that nobody brings now and that no form asks for yet. */
  missingData: { item: SubItem; from: SubItem; needs: string; required: boolean }[];
};

/**
 * Dependencies between chosen items become edges; those on items not chosen lapse, and what they would have brought
 * becomes a need like any other, to come from holdings, a share or an upload.
 */
export function connect(index: PackageIndex, selection: Selection, needs: readonly Need[]): Connected {
  const builder = new Builder(index, selection, needs);
  for (const item of selection.chosen) builder.connect(item);
  return builder;
}

class Builder implements Connected {
  readonly edges: PlanEdge[] = [];
  readonly lapsed: PlanEdge[] = [];
  readonly needs: Need[];
  readonly brought = new Map<Need, Bringer>();
  readonly produced = new Map<string, Map<string, string>>();
  readonly notNeeded: Plan['notNeeded'] = [];
  readonly missingData: Connected['missingData'] = [];
  readonly #index: PackageIndex;
  readonly #selection: Selection;
  readonly #needsOf: Map<string, Need[]>;

  constructor(index: PackageIndex, selection: Selection, needs: readonly Need[]) {
    this.#index = index;
    this.#selection = selection;
    this.needs = [...needs];
    this.#needsOf = Map.groupBy(
      needs.filter((need) => need.item),
      (need) => (need.item as SubItem).key,
    );
  }

  connect(item: SubItem): void {
    const all = this.#index.dependenciesTo(item.key);
    for (const one of all) if (this.#selection.isChosen(one.from)) this.#activate(one, item);
    for (const one of all) if (!this.#selection.isChosen(one.from)) this.#lapse(one, item);
  }

  #activate(dependency: Dependency, item: SubItem): void {
    const from = this.#index.byKey.get(dependency.from) as SubItem;
    const params = { from: from.name, needs: dependency.needs };
    this.edges.push({ ...edgeOf(dependency), rule: rule('declared', params) });
    const papers = this.#index.brought(dependency);
    const own = this.#find(item, papers);
    for (const need of own) if (!this.brought.has(need)) this.brought.set(need, { from, dependency });
    if (own.length === 0 && (dependency.kind === 'result-licence' || dependency.kind === 'held-licence')) {
      const need = this.#add(dependency, item, dependency.hard ? 'required' : 'optional');
      this.brought.set(need, { from, dependency });
    }
    const fields = this.produced.get(item.key) ?? new Map<string, string>();
    for (const name of fieldsFilled(dependency, from, item)) {
      if (!fields.has(name)) fields.set(name, from.key);
    }
    this.produced.set(item.key, fields);
  }

  #lapse(dependency: Dependency, item: SubItem): void {
    const from = this.#index.byKey.get(dependency.from) as SubItem;
    const params = { from: from.name, needs: dependency.needs };
    const note = (code: Parameters<typeof rule>[0], more = {}) =>
      this.lapsed.push({ ...edgeOf(dependency), rule: rule(code, { ...params, ...more }) });
    const papers = this.#index.brought(dependency);
    const own = this.#find(item, papers);
    const other = own.map((need) => this.brought.get(need)?.from.name).find(Boolean);
    if (other) {
      note('lapsed-brought-by-other', { other });
      return;
    }
    const instead = this.#insteadOf(from, item);
    if (instead) {
      this.#drop(item, papers, instead.name);
      note('lapsed-brought-by-other', { other: instead.name });
      return;
    }
    const need = needAfter(this.#selection.skipped.get(from.key), dependency.hard);
    if (need === 'waits' || need === 'none') {
      note(need === 'waits' ? 'lapsed-waits' : 'lapsed-not-called-for');
      return;
    }
    note(need === 'optional' ? 'lapsed-if-any' : 'lapsed-from-elsewhere');
    if (dependency.kind === 'data') {
      if (fieldsFilled(dependency, from, item).length > 0) return;
      const required = need === 'required';
      this.missingData.push({ item, from, needs: dependency.needs, required });
    } else if (own.length === 0) {
      this.#add(dependency, item, need);
    } else {
      // Two lapsed dependencies may name one paper: the stricter of them counts.
      for (const one of own) if (!one.materialId && need === 'required') one.need = need;
    }
  }

  /**
   * One of several was chosen, and this item gets what it needs from that one — be it handled here or not —: the others
   * have nothing to give.
   */
  #insteadOf(from: SubItem, item: SubItem): SubItem | undefined {
    if (this.#selection.skipped.get(from.key) !== 'other-of-group') return undefined;
    const keys = this.#index.dependenciesTo(item.key).map((one) => one.from);
    return this.#index.items.find(
      ({ key, group }) =>
        group === from.group && keys.includes(key) && this.#selection.skipped.get(key) !== 'other-of-group',
    );
  }

  /** Papers that an item lists for whichever of the several is handled, and that nothing else brings. */
  #drop(item: SubItem, papers: readonly string[], by: string): void {
    const gone = this.#find(item, papers).filter((need) => {
      const { material, group } = need;
      return !this.brought.has(need) && !material.when && !group;
    });
    for (const need of gone) {
      this.needs.splice(this.needs.indexOf(need), 1);
      const { name } = need.material;
      this.notNeeded.push({ name, item: item.key, rule: rule('option-had', { name, by }) });
    }
    const kept = (this.#needsOf.get(item.key) ?? []).filter((need) => !gone.includes(need));
    this.#needsOf.set(item.key, kept);
  }

  #find(item: SubItem, papers: readonly string[]): Need[] {
    return (this.#needsOf.get(item.key) ?? []).filter((need) =>
      need.papers.some((paper) => papers.includes(paper)),
    );
  }

  #add(dependency: Dependency, item: SubItem, strength: NeedStrength): Need {
    const need = namedByDependency(dependency.needs, dependency.licenceTypeId, item, strength);
    this.needs.push(need);
    const known = this.#needsOf.get(item.key);
    if (known) known.push(need);
    else this.#needsOf.set(item.key, [need]);
    return need;
  }
}

/** Fields of `item`'s form that a dependency fills: named by it, created by the earlier item, or of its very name. */
export function fieldsFilled(dependency: Dependency, from: SubItem, item: SubItem): string[] {
  if (dependency.kind !== 'data') return [];
  const brought = fieldsBrought(dependency, from);
  const label = plainName(dependency.needs);
  return (item.form ?? [])
    .flatMap((page) => page.fields)
    .filter((field) => brought.includes(`field:${field.name}`) || plainName(field.label) === label)
    .map((field) => field.name);
}

/** How much is still needed of what an item would have brought that is not handled. */
function needAfter(skipped: Skipped | undefined, hard: boolean): NeedStrength | 'none' | 'waits' {
  switch (skipped) {
    case 'open':
      return 'waits';
    case 'not-called-for': // its circumstances are not the applicant's: there is nothing to bring
      return 'none';
    case 'not-wanted': // perhaps done before, perhaps never needed
      return 'optional';
    case 'other-of-group': // she has the other one: nobody has both
      return hard ? 'optional' : 'none';
    default:
      return hard ? 'required' : 'optional';
  }
}

function edgeOf({ from, to, kind, needs, hard }: Dependency): Omit<PlanEdge, 'rule'> {
  return { from, to, kind, needs, hard };
}

import type { MaterialWay, SubItem } from '../../../../contracts/packages.ts';
import type { PlanEdge, PlanMaterial, Rule } from '../../../../contracts/plan.ts';
import type { Connected } from './graph.ts';
import type { Need, NeedStrength } from './needs.ts';
import type { PackageIndex } from './package-index.ts';
import { listed, rule } from './rule.ts';
import type { Selection } from './selection.ts';
import type { Sources } from './sources.ts';

/** One line of the list while it is put together: one paper from one place. */
export type Line = {
  paper: string;
  from: SubItem | null;
  users: Need[];
  way: MaterialWay;
  rule: Rule;
};

export class Lines {
  readonly edges = new Map<string, PlanEdge>();
  readonly #index: PackageIndex;
  readonly #selection: Selection;
  readonly #connected: Connected;
  readonly #sources: Sources;
  readonly #had = new Map<string, Line>();
  readonly #asked = new Map<string, Need[]>();

  constructor(index: PackageIndex, selection: Selection, connected: Connected, sources: Sources) {
    this.#index = index;
    this.#selection = selection;
    this.#connected = connected;
    this.#sources = sources;
  }

  /** Puts a need on the line of its paper: one that is had where it can be, else the one that is asked for. */
  add(need: Need): void {
    if (!this.addIfHad(need)) this.#join(need);
  }

  /** True where the paper comes without the applicant; without `infer`, also without waiting for another item. */
  addIfHad(need: Need, infer = true): boolean {
    const line =
      this.#brought(need) ??
      this.#available(need) ??
      (infer ? this.#inferred(need) : undefined) ??
      this.#fromForm(need);
    if (!line) return false;
    const key = `${line.paper}<${line.from?.key ?? ''}`;
    const known = this.#had.get(key);
    if (known) known.users.push(need);
    else this.#had.set(key, line);
    return true;
  }

  /** Whether the applicant is asked for this paper anyway. */
  isAsked(need: Need): boolean {
    const users = this.#asked.get(need.paper);
    return users !== undefined && strongest(users) !== 'optional';
  }

  #join(need: Need): void {
    const users = this.#asked.get(need.paper);
    if (users) users.push(need);
    else this.#asked.set(need.paper, [need]);
  }

  resolved(): Line[] {
    const asked = [...this.#asked].map(([paper, users]) => {
      const way = askedWay(users);
      return { paper, from: null, users, way, rule: askedRule(way, users) };
    });
    return [...this.#had.values(), ...asked];
  }

  #brought(need: Need): Line | undefined {
    const bringer = this.#connected.brought.get(need);
    if (!bringer) return this.#broughtToAll(need);
    const { from, dependency } = bringer;
    if (dependency.kind !== 'held-licence') {
      return line(need, 'earlier-result', from, rule('result-of', { item: from.name }));
    }
    return (
      this.#available(need) ?? line(need, 'network-check', from, rule('checked-by', { item: from.name }))
    );
  }

  /** For a paper that the package as a whole asks for: whatever any of its items hands out, whoever else needs it. */
  #broughtToAll(need: Need): Line | undefined {
    if (need.item) return undefined;
    for (const from of this.#selection.chosen) {
      const kind = this.#index.bringsToAll(from.key, need.papers);
      if (kind === 'held-licence') {
        const checked = line(need, 'network-check', from, rule('checked-by', { item: from.name }));
        return this.#available(need) ?? checked;
      }
      if (kind) return line(need, 'earlier-result', from, rule('result-of', { item: from.name }));
    }
    return undefined;
  }

  #available(need: Need): Line | undefined {
    const had = this.#sources.of(need);
    return had && line(need, had.source, null, had.rule);
  }

  #inferred(need: Need): Line | undefined {
    if (need.material.ways && !need.material.ways.includes('earlier-result')) return undefined;
    const edge = (this.#index.inferred.get(need.item?.key ?? '') ?? []).find(
      (one) => this.#selection.isChosen(one.from) && need.papers.includes(one.what),
    );
    if (!edge) return undefined;
    const from = this.#index.byKey.get(edge.from) as SubItem;
    const { name } = need.material;
    this.edges.set(`${edge.from}>${edge.to}`, {
      from: edge.from,
      to: edge.to,
      kind: 'result-licence',
      needs: name,
      hard: true,
      rule: rule('produced-in-package', { from: from.name, needs: name }),
    });
    return line(need, 'earlier-result', from, rule('result-of', { item: from.name }));
  }

  /** All application forms are one, made from what was filled in once. */
  #fromForm(need: Need): Line | undefined {
    const { material, item } = need;
    const exempt = material.exempt === 'system-form';
    if (!exempt && material.role !== 'application-form') return undefined;
    const form = item ? item.form : this.#index.items.find((one) => one.form?.length)?.form;
    if (!exempt && !form?.length) return undefined;
    return { ...line(need, 'system-form', null, rule('made-from-form')), paper: 'form' };
  }
}

function line(need: Need, way: MaterialWay, from: SubItem | null, by: Rule): Line {
  return { paper: need.paper, from, users: [need], way, rule: by };
}

/** A commitment or a later hand-in only where everybody who needs the paper takes it so. */
export function askedWay(users: readonly Need[]): MaterialWay {
  const may = (way: MaterialWay) => users.every(({ material }) => material.ways?.includes(way) ?? true);
  if (users.every(({ material }) => material.commitment) && may('commitment')) return 'commitment';
  return strongest(users) === 'later' && may('deferrable') ? 'deferrable' : 'upload';
}

export function askedRule(way: MaterialWay, users: readonly Need[]): Rule {
  if (way === 'commitment') return rule('committed');
  if (way === 'deferrable') return rule('handed-in-later');
  if (users.some(({ material }) => material.ways && !material.ways.includes('upload'))) return rule('no-way');
  if (strongest(users) === 'optional') return rule('optional-upload');
  const names = users.flatMap(({ item }) => (item ? [item.name] : []));
  if (names.length === 0) return rule('uploaded-for-all');
  return rule('uploaded', { count: new Set(names).size, names: listed(names) });
}

export function strongest(users: readonly Need[]): NeedStrength {
  if (users.some(({ need }) => need === 'required')) return 'required';
  return users.some(({ need }) => need === 'later') ? 'later' : 'optional';
}

export function usersOf(users: readonly Need[]): PlanMaterial['usedBy'] {
  const seen = new Map(
    users.map(({ item, materialId }) => [
      `${item?.key ?? ''}/${materialId ?? ''}`,
      { item: item?.key ?? null, material: materialId },
    ]),
  );
  return [...seen.values()];
}

export function help(users: readonly Need[]): Pick<PlanMaterial, 'instructions' | 'sampleForm' | 'notes'> {
  const first = <K extends 'instructions' | 'sampleForm'>(key: K) =>
    users.map(({ material }) => material[key]).find((text) => text) ?? null;
  return {
    instructions: first('instructions'),
    sampleForm: first('sampleForm'),
    notes: [...new Set(users.flatMap(({ material }) => material.notes))],
  };
}

import { createHash } from 'node:crypto';
import { unanswered } from '../../../../contracts/feel-condition.ts';
import type { FormDefinition, FormField, FormPage } from '../../../../contracts/forms.ts';
import type { SubItem } from '../../../../contracts/packages.ts';
import type { PlanEdge, PlanField } from '../../../../contracts/plan.ts';
import type { Facts } from './facts.ts';
import type { Connected } from './graph.ts';
import type { PackageIndex } from './package-index.ts';
import { mergePages } from './pages.ts';
import { plainName } from './paper.ts';
import { listed, rule, ruleOf } from './rule.ts';
import type { Selection } from './selection.ts';

export type MergedForm = { form: FormDefinition | null; fields: PlanField[]; edges: PlanEdge[] };

type Use = { item: SubItem; field: FormField; page: FormPage; producer: SubItem | undefined };

/**
 * One form for all chosen items: every field once, shown where one of its items calls for it, required where one of
 * them requires it. A field that the platform knows is filled in; one that an earlier item produces is not asked.
 */
export function mergeForms(
  index: PackageIndex,
  selection: Selection,
  connected: Connected,
  facts: Facts,
): MergedForm {
  const edges = new Map<string, PlanEdge>();
  const uses = new Map<string, Use[]>();
  for (const use of usesOf(index, selection, connected, facts)) {
    const known = uses.get(use.field.name);
    if (known) known.push(use);
    else uses.set(use.field.name, [use]);
  }
  const fields = [...uses.values()].map((all) => merged(all, index, facts, edges));
  const pages = mergePages(fields, [...selection.chosen.map((item) => item.form ?? []), [elsewhere]]);
  const { id, version, name } = index.definition;
  return {
    form: pages.length > 0 ? { id, version, title: name, pages } : null,
    fields,
    edges: [...edges.values()],
  };
}

function usesOf(index: PackageIndex, selection: Selection, connected: Connected, facts: Facts): Use[] {
  const uses: Use[] = [];
  for (const item of selection.chosen) {
    for (const page of item.form ?? []) {
      for (const field of page.fields) {
        if (facts.test(field.when) === 'no') continue;
        uses.push({ item, field, page, producer: producerOf(field.name, item, index, selection, connected) });
      }
    }
    for (const missing of connected.missingData.filter((one) => one.item.key === item.key)) {
      uses.push({ item, field: fieldFor(missing), page: elsewhere, producer: undefined });
    }
  }
  return uses;
}

function producerOf(
  name: string,
  item: SubItem,
  index: PackageIndex,
  selection: Selection,
  connected: Connected,
): SubItem | undefined {
  const declared = connected.produced.get(item.key)?.get(name);
  if (declared) return index.byKey.get(declared);
  const edge = (index.inferred.get(item.key) ?? []).find(
    (one) => one.what === `field:${name}` && selection.isChosen(one.from),
  );
  return edge && index.byKey.get(edge.from);
}

function merged(
  uses: readonly Use[],
  index: PackageIndex,
  facts: Facts,
  edges: Map<string, PlanEdge>,
): PlanField {
  const [{ field, page }] = uses as [Use];
  const usedBy = [...new Set(uses.map(({ item }) => item.key))];
  const whens = [...new Set(uses.map((use) => use.field.when))];
  const { when: _, ...rest } = field;
  const whole: FormField = {
    ...rest,
    required: uses.some((use) => use.field.required),
    ...(whens.includes(undefined)
      ? {}
      : { when: whens.length > 1 ? whens.map((one) => `(${one})`).join(' or ') : (whens[0] as string) }),
  };
  const common = { field: whole, page: page.id, usedBy };
  const answer = index.questions.has(field.name) ? facts.lookup(field.name) : null;
  if (answer !== unanswered && answer !== null) {
    const value = answer as NonNullable<PlanField['value']>;
    return { ...common, state: 'known', value, rule: rule('answered-in-guide') };
  }
  const known = facts.known(field);
  if (known) {
    return {
      ...common,
      state: 'known',
      value: known.value,
      rule: rule('known-from', { source: known.source }),
    };
  }
  // Only where every item that uses the field gets it by itself is there nobody left to ask for.
  const makers = uses.map(({ producer }) => producer);
  if (makers.every((maker) => maker !== undefined)) {
    for (const { item, producer } of uses) addEdge(edges, producer as SubItem, item, field.label);
    const item = listed(makers.map((maker) => maker.name));
    const from = [...new Set(makers.map(({ key }) => key))];
    return { ...common, state: 'produced', from, rule: rule('produced-by', { item }) };
  }
  if (page === elsewhere) {
    const { item } = uses[0] as Use;
    return { ...common, state: 'ask', rule: rule('missing-data', { item: item.name, needs: field.label }) };
  }
  const names = listed(uses.map(({ item }) => item.name));
  const open = whole.when !== undefined && facts.test(whole.when) === 'open';
  return open
    ? { ...common, state: 'maybe', rule: ruleOf('asked-if', facts.words(whole.when as string)) }
    : { ...common, state: 'ask', rule: rule('asked-once', { count: usedBy.length, names }) };
}

function addEdge(edges: Map<string, PlanEdge>, from: SubItem, to: SubItem, needs: string): void {
  const by = rule('produced-in-package', { from: from.name, needs });
  edges.set(`${from.key}>${to.key}`, {
    from: from.key,
    to: to.key,
    kind: 'data',
    needs,
    hard: true,
    rule: by,
  });
}

export const elsewhere: FormPage = { id: 'from-elsewhere', title: '其他要填的', fields: [] };

/** A field for data that no form of the item asks for, because an item that is not handled would have brought them. */
export function fieldFor({ needs, required }: { needs: string; required: boolean }): FormField {
  const hash = createHash('sm3').update(plainName(needs)).digest('hex').slice(0, 8);
  return { name: `data${hash}`, label: needs, kind: 'text', required, personal: true, assumed: true };
}

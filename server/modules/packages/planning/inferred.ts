import type { Dependency, SubItem } from '../../../../contracts/packages.ts';
import { compareText } from './order.ts';
import { papersBrought, papersOf, papersOfResult } from './paper.ts';

/** `what`: a paper, or `field:name`. */
export type InferredEdge = { from: string; to: string; what: string };

/**
 * What one item needs and another produces without a dependency that says so (N: nothing is asked that the platform
 * will itself produce). Only first issues count: who renews a licence holds the old one. An edge that would close a
 * circle is passed over; whether it does is settled over the whole package, so that leaving an item out cannot make
 * another paper be asked for.
 */
export function inferredEdges(
  items: readonly SubItem[],
  dependencies: readonly Dependency[],
  rank: (key: string) => number,
): InferredEdge[] {
  const makers = makersOf(items);
  const after = new Map<string, Set<string>>();
  const link = (from: string, to: string): void => {
    const known = after.get(from);
    if (known) known.add(to);
    else after.set(from, new Set([to]));
  };
  for (const one of dependencies) link(one.from, one.to);

  const accepted: InferredEdge[] = [];
  for (const item of items) {
    const brought = new Set(
      dependencies
        .filter((one) => one.to === item.key)
        .flatMap((one) => {
          const from = items[rank(one.from)] as SubItem;
          return [...papersBrought(one, from.result), ...fieldsBrought(one, from)];
        }),
    );
    for (const what of needsOf(item)) {
      if (brought.has(what)) continue;
      for (const maker of makers.get(what) ?? []) {
        if (maker.key === item.key || (maker.group && maker.group === item.group)) continue;
        if (reaches(after, item.key, maker.key)) continue;
        link(maker.key, item.key);
        accepted.push({ from: maker.key, to: item.key, what });
      }
    }
  }
  return accepted;
}

/** Fields of the later item that a dependency of data makes superfluous. */
export function fieldsBrought(dependency: Dependency, from: SubItem): string[] {
  if (dependency.kind !== 'data') return [];
  return [...dependency.fields, ...from.creates].map((name) => `field:${name}`);
}

function makersOf(items: readonly SubItem[]): Map<string, SubItem[]> {
  const makers = new Map<string, SubItem[]>();
  for (const item of items) {
    for (const what of [...firstIssued(item), ...item.creates.map((name) => `field:${name}`)]) {
      const known = makers.get(what);
      if (known) known.push(item);
      else makers.set(what, [item]);
    }
  }
  return makers;
}

/** Papers an item hands out and does not ask for itself: who renews a licence holds the old one. */
export function firstIssued(item: SubItem): string[] {
  const own = new Set((item.materials ?? []).flatMap((material) => papersOf(material, item.key)));
  const papers = papersOfResult(item.result);
  return papers.some((paper) => own.has(paper)) ? [] : papers;
}

function needsOf(item: SubItem): string[] {
  const papers = (item.materials ?? [])
    .filter((material) => material.submitter === 'applicant')
    .flatMap((material) => papersOf(material, item.key));
  const fields = (item.form ?? []).flatMap((page) => page.fields.map((field) => `field:${field.name}`));
  return [...new Set([...papers, ...fields])].sort(compareText);
}

function reaches(after: Map<string, Set<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === to) return true;
    for (const next of after.get(key) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return false;
}

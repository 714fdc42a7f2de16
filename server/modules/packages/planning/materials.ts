import type { Plan, PlanEdge, PlanMaterial } from '../../../../contracts/plan.ts';
import type { Connected } from './graph.ts';
import { help, type Line, Lines, strongest, usersOf } from './lines.ts';
import { resolveGroups } from './material-groups.ts';
import type { Need } from './needs.ts';
import { compareText } from './order.ts';
import type { PackageIndex } from './package-index.ts';
import { rule } from './rule.ts';
import type { Selection } from './selection.ts';
import type { Sources } from './sources.ts';

export type MaterialList = { materials: PlanMaterial[]; edges: PlanEdge[]; notNeeded: Plan['notNeeded'] };

/**
 * One list of papers for all chosen items. Whoever needs a paper is on exactly one line for it, every line has exactly
 * one source, and a paper that has to be asked for is asked for on one line only.
 */
export function listMaterials(
  index: PackageIndex,
  selection: Selection,
  connected: Connected,
  sources: Sources,
): MaterialList {
  const list = new Lines(index, selection, connected, sources);
  for (const need of connected.needs) if (!need.group) list.add(need);
  const chosen = resolveGroups(
    connected.needs.filter((need) => need.group),
    list,
  );
  const lines = list.resolved().map((line) => shown(line));
  const materials = [...lines, ...chosen.lines].sort(
    (a, b) => firstUser(a, index) - firstUser(b, index) || compareText(a.id, b.id),
  );
  return { materials, edges: [...list.edges.values()], notNeeded: chosen.notNeeded };
}

function shown({ paper, from, users, way, rule: by }: Line): PlanMaterial {
  const first = users[0] as Need;
  const names = [...new Set(users.map(({ material }) => material.name))];
  return {
    id: from ? `${paper}<${from.key}` : paper,
    name: first.material.name,
    otherNames: names.slice(1),
    usedBy: usersOf(users),
    need: strongest(users),
    source: way,
    from: from?.key ?? null,
    options: [],
    pick: 1,
    ...help(users),
    rule: by.code === 'made-from-form' ? rule('made-from-form', { count: users.length }) : by,
  };
}

function firstUser(material: PlanMaterial, index: PackageIndex): number {
  return Math.min(...material.usedBy.map(({ item }) => (item ? index.rank(item) : Number.MAX_SAFE_INTEGER)));
}

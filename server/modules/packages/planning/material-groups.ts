import type { Plan, PlanMaterial } from '../../../../contracts/plan.ts';
import { askedWay, help, type Lines, strongest, usersOf } from './lines.ts';
import type { Need } from './needs.ts';
import { compareText } from './order.ts';
import { rule } from './rule.ts';

/**
 * Groups of which one (or `pick`) is enough 选组. What can be had settles a group without a question; then what is
 * uploaded anyway; only then is the applicant asked to choose. Groups with the same papers are asked once.
 */
export function resolveGroups(
  needs: readonly Need[],
  lines: Lines,
): { lines: PlanMaterial[]; notNeeded: Plan['notNeeded'] } {
  const open = new Map<string, { options: Need[][]; pick: number }>();
  const notNeeded: Plan['notNeeded'] = [];
  const groups = Map.groupBy(needs, (need) => `${need.item?.key ?? ''}/${need.group?.id ?? ''}`);
  // What is had comes first, for all groups: it must not matter which group is looked at first.
  const rest = [...groups.values()].map((options) => {
    const wanted = Math.min(options[0]?.group?.pick ?? 1, options.length);
    const had: Need[] = [];
    for (const infer of [false, true]) {
      for (const option of options) {
        if (had.length < wanted && !had.includes(option) && lines.addIfHad(option, infer)) had.push(option);
      }
    }
    return { options, had, pick: wanted - had.length };
  });
  for (const { options, had, pick } of rest) {
    const others = options.filter((option) => !had.includes(option));
    const uploaded = others.filter((option) => lines.isUploaded(option)).slice(0, pick);
    for (const option of uploaded) lines.add(option);
    const left = pick - uploaded.length;
    const choices = others.filter((option) => !uploaded.includes(option));
    if (left <= 0) {
      const by = [...had, ...uploaded].map(({ material }) => material.name).join('、');
      for (const { material, item } of choices) {
        const params = { name: material.name, by };
        notNeeded.push({ name: material.name, item: item?.key ?? null, rule: rule('option-had', params) });
      }
      continue;
    }
    const key = `choice:${choices
      .map(({ paper }) => paper)
      .sort(compareText)
      .join('|')}`;
    const known = open.get(key);
    if (known) {
      known.options.push(choices);
      known.pick = Math.max(known.pick, left);
    } else open.set(key, { options: [choices], pick: left });
  }
  return { lines: [...open].map(([id, { options, pick }]) => choiceLine(id, options, pick)), notNeeded };
}

function choiceLine(id: string, groups: readonly Need[][], pick: number): PlanMaterial {
  const users = groups.flat();
  const options = new Map(users.map((need) => [need.paper, need.material.name]));
  const need = strongest(users);
  return {
    id,
    name: users[0]?.group?.published || [...options.values()].join('／'),
    otherNames: [],
    usedBy: usersOf(users),
    need,
    source: need === 'optional' ? 'upload' : askedWay(users),
    from: null,
    options: [...options].map(([paper, name]) => ({ id: paper, name })),
    pick,
    ...help(users),
    rule: rule('one-of', { pick, of: options.size }),
  };
}

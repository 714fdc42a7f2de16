import type { Plan, PlanMaterial } from '../../../../contracts/plan.ts';
import { askedWay, help, type Lines, strongest, usersOf } from './lines.ts';
import type { Need } from './needs.ts';
import { compareText } from './order.ts';
import { rule } from './rule.ts';

type Group = { had: Need[]; rest: Need[]; pick: number };

/**
 * Groups of which one (or `pick`) is enough 选组. What can be had settles a group without a question; then what the
 * applicant is asked for anyway; only then is there a choice to make. Groups with the same papers are asked once.
 */
export function resolveGroups(
  needs: readonly Need[],
  lines: Lines,
): { lines: PlanMaterial[]; notNeeded: Plan['notNeeded'] } {
  const notNeeded: Plan['notNeeded'] = [];
  const settle = (options: readonly Need[], by: readonly Need[]): void => {
    const names = by.map(({ material }) => material.name).join('、');
    for (const { material, item } of options) {
      const params = { name: material.name, by: names };
      notNeeded.push({ name: material.name, item: item?.key ?? null, rule: rule('option-had', params) });
    }
  };
  // Each step is taken for all groups before the next: it must not matter which group is looked at first.
  const groups = [
    ...Map.groupBy(needs, (need) => `${need.item?.key ?? ''}/${need.group?.id ?? ''}`).values(),
  ].map((options) => takeHad(options, lines));
  const open = groups.filter(({ pick }) => pick > 0);
  for (const { had, rest, pick } of groups) if (pick === 0) settle(rest, had);
  // Where as many are left as are wanted there is nothing to choose.
  for (const { rest, pick } of open) if (rest.length <= pick) for (const option of rest) lines.add(option);
  const choices = open
    .filter(({ rest, pick }) => rest.length > pick)
    .map(({ had, rest, pick }) => {
      const asked = rest.filter((option) => lines.isAsked(option)).slice(0, pick);
      return {
        had: [...had, ...asked],
        asked,
        rest: rest.filter((one) => !asked.includes(one)),
        pick: pick - asked.length,
      };
    });
  for (const { asked } of choices) for (const option of asked) lines.add(option);
  for (const { had, rest, pick } of choices) if (pick === 0) settle(rest, had);
  return { lines: choiceLines(choices.filter(({ pick }) => pick > 0)), notNeeded };
}

function takeHad(options: readonly Need[], lines: Lines): Group {
  const wanted = Math.min(options[0]?.group?.pick ?? 1, options.length);
  const had: Need[] = [];
  for (const infer of [false, true]) {
    for (const option of options) {
      if (had.length < wanted && !had.includes(option) && lines.addIfHad(option, infer)) had.push(option);
    }
  }
  return { had, rest: options.filter((option) => !had.includes(option)), pick: wanted - had.length };
}

function choiceLines(groups: readonly Group[]): PlanMaterial[] {
  const keyOf = ({ rest }: Group) =>
    `choice:${rest
      .map(({ paper }) => paper)
      .sort(compareText)
      .join('|')}`;
  const choices = [...Map.groupBy(groups, keyOf)];
  const serves = (paper: string) =>
    choices.filter(([, [first]]) => first?.rest.some((option) => option.paper === paper)).length;
  return choices.map(([id, same]) => {
    const pick = Math.max(...same.map((group) => group.pick));
    return choiceLine(
      id,
      same.flatMap(({ rest }) => rest),
      pick,
      serves,
    );
  });
}

function choiceLine(
  id: string,
  users: readonly Need[],
  pick: number,
  serves: (paper: string) => number,
): PlanMaterial {
  const names = new Map(users.map((need) => [need.paper, need.material.name]));
  const options = [...names].map(([paper, name]) => ({ id: paper, name, serves: serves(paper) }));
  const need = strongest(users);
  return {
    id,
    name: users[0]?.group?.published || [...names.values()].join('／'),
    otherNames: [],
    usedBy: usersOf(users),
    need,
    source: need === 'optional' ? 'upload' : askedWay(users),
    from: null,
    options: options.sort((a, b) => b.serves - a.serves),
    pick,
    ...help(users),
    rule: rule('one-of', { pick, of: options.length }),
  };
}

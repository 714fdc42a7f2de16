import type { Answers } from '../../../contracts/forms.ts';
import type { OlderAnswer } from '../../../contracts/joint.ts';
import type { Plan } from '../../../contracts/plan.ts';
import { paperId } from '../packages/index.ts';
import type { Joint, JointFile, Part } from './joint.ts';
import type { NewEvent } from './store.ts';

/** What one part corrected, as the whole knows it: fields by name, papers by their id in the application. */
export type Mended = {
  answers: ReadonlyMap<string, Answers[string] | undefined>;
  papers: ReadonlyMap<string, readonly JointFile[]>;
};

/** Keys of the parts that go by an answer or a paper. */
export function usersOf(plan: Plan, { kind, id }: { kind: 'field' | 'material'; id: string }): Set<string> {
  if (kind === 'field')
    return new Set(plan.fields.filter(({ field }) => field.name === id).flatMap(({ usedBy }) => usedBy));
  const lines = plan.materials.filter((line) =>
    [line.id, ...line.options.map((option) => option.id)].some((paper) => paperId(paper) === id),
  );
  return new Set(
    lines.flatMap(({ source, usedBy }) =>
      source === 'upload' || source === 'deferrable' ? usedBy.flatMap(({ item }) => item ?? []) : [],
    ),
  );
}

/**
 * What a part corrected is what the parts that begin later begin with; parts that have begun keep what they were given.
 * The event says what the part corrected and what of it was new to the whole: another part may have corrected the same.
 */
export function withMended(joint: Joint, part: Part, mended: Mended): { joint: Joint; events: NewEvent[] } {
  const { plan, values, files } = joint.contents;
  const fields = [...mended.answers].filter(([name]) => usersOf(plan, { kind: 'field', id: name }).size > 0);
  const papers = [...mended.papers].filter(([id]) => usersOf(plan, { kind: 'material', id }).size > 0);
  if (fields.length + papers.length === 0) return { joint, events: [] };
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const prints = (all: readonly JointFile[] | undefined) => (all ?? []).map(({ sm3 }) => sm3).sort();
  const fresh = [
    ...fields.filter(([name, value]) => !same(values[name], value)),
    ...papers.filter(([id, given]) => !same(prints(files[id]), prints(given))),
  ].map(([id]) => id);
  const payload = {
    part: part.key,
    fields: fields.map(([name]) => name),
    papers: papers.map(([id]) => id),
    changed: fresh,
  };
  const corrected: Answers = { ...values };
  for (const [name, value] of fields) {
    if (value === undefined) delete corrected[name];
    else corrected[name] = value;
  }
  const given = Object.fromEntries(papers.map(([id, all]) => [id, [...all]]));
  const contents = { ...joint.contents, values: corrected, files: { ...files, ...given } };
  return { joint: { ...joint, contents }, events: [{ kind: 'answers-mended', payload }] };
}

/** By part: what it goes by that was corrected elsewhere after it had begun; read from the events of the whole. */
export function olderIn(
  { parts, contents: { plan } }: Pick<Joint, 'parts' | 'contents'>,
  events: readonly { kind: string; payload: Record<string, unknown> }[],
): Map<string, OlderAnswer[]> {
  const begun = new Set<string>();
  const older = new Map<string, Map<string, OlderAnswer>>(parts.map(({ key }) => [key, new Map()]));
  const names = new Map(parts.map(({ key, name }) => [key, name]));
  const called = namesIn(plan);
  for (const { kind, payload } of events) {
    const part = String(payload.part ?? '');
    if (kind === 'part-begun') begun.add(part);
    if (kind !== 'answers-mended') continue;
    const { fields, papers, changed } = payload as Record<'fields' | 'papers' | 'changed', string[]>;
    const all = [
      ...fields.map((id) => ({ kind: 'field' as const, id })),
      ...papers.map((id) => ({ kind: 'material' as const, id })),
    ];
    for (const what of all) {
      older.get(part)?.delete(what.id);
      if (!changed.includes(what.id)) continue;
      for (const key of usersOf(plan, what)) {
        if (key !== part && begun.has(key))
          older
            .get(key)
            ?.set(what.id, { label: called.get(what.id) ?? what.id, by: names.get(part) ?? part });
      }
    }
  }
  return new Map([...older].map(([key, all]) => [key, [...all.values()]]));
}

/** What fields, by name, and papers, by their id in the application, are called. */
export function namesIn(plan: Plan): Map<string, string> {
  const papers = plan.materials.flatMap(({ id, name, options }) => [{ id, name }, ...options]);
  return new Map([
    ...plan.fields.map(({ field }) => [field.name, field.label] as const),
    ...papers.map(({ id, name }) => [paperId(id), name] as const),
  ]);
}

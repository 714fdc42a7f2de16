import type { Finding, ItemDefinition } from '../../../../contracts/catalogue.ts';
import { feelProblem } from '../../../../contracts/feel.ts';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import { type FormDefinition, fieldsOf } from '../../../../contracts/forms.ts';
import { instantFacts } from '../../../../contracts/instant.ts';
import { finding } from './finding.ts';

/**
 * 秒批 before publication: every condition is FEEL, over fields of this form and known facts only. That it cannot
 * refuse needs no check: its shape knows conditions of a grant and nothing else.
 */
export function checkInstant(item: ItemDefinition, form: FormDefinition): Finding[] {
  const rule = item.instant;
  if (!rule) return [];
  const fields = fieldsOf(form).map((field) => field.name);
  const names = [...fields, 'subjectKind', ...instantFacts];
  const known = new Set<string>(names);
  const found = rule.conditions.flatMap(({ id, say, feel }): Finding[] => {
    const path = `instant.conditions.${id}`;
    const read = conditionOf(feel).names;
    const unknown = read.find((name) => !known.has(name));
    if (unknown) return [finding('instant-unknown-name', path, { condition: say, name: unknown })];
    const wrong = feelProblem(feel, names);
    // Without a name it is a constant or cannot be read; either way it says nothing of an application.
    if (wrong || read.length === 0)
      return [finding('instant-unreadable', path, { condition: say, message: wrong ?? feel })];
    return [];
  });
  const taken = instantFacts.find((fact) => fields.includes(fact));
  if (taken) found.push(finding('instant-name-taken', 'instant', { name: taken }));
  const procedures = item.specialProcedures?.map((one) => one.name) ?? [];
  if (procedures.length)
    found.push(finding('instant-needs-people', 'instant', { procedures: procedures.join('、') }));
  return found;
}

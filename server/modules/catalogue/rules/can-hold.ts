import { type Condition, conditionOf } from '../../../../contracts/feel-condition.ts';
import type { FormField } from '../../../../contracts/forms.ts';

const most = 2000;

/**
 * Whether a condition can be met at all: tried on every combination of the answers it reads where those are few
 * (choices, yes or no). One that reads a number or a text counts as possible; so does one of too many choices.
 */
export function canHold(expression: string, fields: readonly FormField[]): boolean {
  const condition = conditionOf(expression);
  const domains = condition.names.map((name) => domainOf(fields.find((field) => field.name === name)));
  if (domains.some((domain) => domain === null)) return true;
  const known = domains as unknown[][];
  if (known.reduce((product, domain) => product * domain.length, 1) > most) return true;
  return combinations(known).some((values) => meets(condition, values));
}

const meets = (condition: Condition, values: readonly unknown[]): boolean =>
  condition.test((name) => values[condition.names.indexOf(name)] ?? null) === 'yes';

function domainOf(field: FormField | undefined): unknown[] | null {
  if (field?.kind === 'boolean') return [true, false, null];
  if ((field?.kind === 'select' || field?.kind === 'radio') && field.options) {
    return [...field.options.map((option) => option.value), null];
  }
  return null;
}

function combinations(domains: readonly unknown[][]): unknown[][] {
  return domains.reduce<unknown[][]>(
    (all, domain) => all.flatMap((values) => domain.map((value) => [...values, value])),
    [[]],
  );
}

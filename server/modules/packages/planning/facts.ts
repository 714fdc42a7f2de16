import { conditionOf, type Lookup, unanswered } from '../../../../contracts/feel-condition.ts';
import { termsOf } from '../../../../contracts/feel-terms.ts';
import type { AnswerValue, FormField } from '../../../../contracts/forms.ts';
import { type SubjectKind, subjectKinds } from '../../../../contracts/identity.ts';
import type { PackageQuestion } from '../../../../contracts/packages.ts';
import type { Holdings, PlanAnswers, RuleTerm } from '../../../../contracts/plan.ts';
import type { PackageIndex } from './package-index.ts';

export type Tested = 'yes' | 'no' | 'open';

/**
 * What is known when a plan is made: answers, and what the platform knows without asking. A question that these
 * answers do not call for counts as null, whatever an earlier answer to it was.
 */
export class Facts {
  readonly #index: PackageIndex;
  readonly #answers: PlanAnswers;
  readonly #holdings: Holdings;
  readonly #values = new Map<string, unknown>();
  readonly #reading = new Set<string>();

  constructor(index: PackageIndex, answers: PlanAnswers, holdings: Holdings) {
    this.#index = index;
    this.#answers = answers;
    this.#holdings = holdings;
  }

  /** The value of a name, `unanswered` where it may still come, null where nobody will be asked. */
  readonly lookup: Lookup = (name) => {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    if (this.#reading.has(name)) return unanswered; // a question that depends on itself is never asked
    this.#reading.add(name);
    const value = this.#read(name);
    this.#reading.delete(name);
    this.#values.set(name, value);
    return value;
  };

  test(expression: string | null | undefined): Tested {
    return expression ? conditionOf(expression).test(this.lookup) : 'yes';
  }

  /** The questions that stand between `expression` and its answer, with those that these in turn wait for. */
  missing(expression: string, seen = new Set<string>()): PackageQuestion[] {
    return conditionOf(expression).names.flatMap((name) => {
      if (seen.has(name) || this.lookup(name) !== unanswered) return [];
      seen.add(name);
      const question = this.question(name);
      if (!question) return [];
      return this.test(question.when) === 'open' ? this.missing(question.when as string, seen) : [question];
    });
  }

  /** A question of the guide, or a field of a form that a condition reads and a guide can ask. */
  question(name: string): PackageQuestion | undefined {
    return this.#index.questions.get(name) ?? this.#index.fieldQuestion(name);
  }

  /** What the platform knows of a field without asking. */
  known(field: FormField): { value: AnswerValue; source: string } | undefined {
    const { data } = this.#holdings;
    const key = [field.name, field.prefill, field.element].find((one) => one && Object.hasOwn(data, one));
    return key === undefined ? undefined : data[key];
  }

  /** The answers given that a condition rests on, as an explanation. */
  because(expression: string): RuleTerm[][] {
    const given = conditionOf(expression).names.flatMap((name): RuleTerm[] => {
      const value = this.lookup(name);
      if (value === unanswered || value === null) return [];
      const answers = (Array.isArray(value) ? value : [value]).map((one) => this.#label(name, one));
      return [{ question: this.#asked(name), op: 'is', answers }];
    });
    // Nobody was asked: what it says is all there is to say.
    return given.length > 0 ? [given] : this.words(expression);
  }

  /** The condition itself, by question and answer. */
  words(expression: string): RuleTerm[][] {
    return termsOf(expression).map((all) =>
      all.map(({ name, op, values }) => ({
        question: this.#asked(name),
        op,
        answers: values.map((value) => this.#label(name, value)),
      })),
    );
  }

  /** What people are asked when a condition reads a name. */
  #asked(name: string): string {
    if (name === 'subjectKind') return '办事主体';
    return this.question(name)?.text ?? this.#index.fields.get(name)?.label ?? name;
  }

  #label(name: string, value: unknown): string | boolean {
    if (typeof value === 'boolean') return value;
    if (name === 'subjectKind') return subjectKinds[value as SubjectKind]?.zh ?? String(value);
    const question = this.question(name);
    const options = question?.options ?? this.#index.fields.get(name)?.options;
    const label = options?.find((one) => one.value === value)?.label;
    return label ?? `${value}${question?.unit ? ` ${question.unit}` : ''}`;
  }

  /** True where the condition asks only what the applicant wants, not what is the case. */
  isWish(expression: string): boolean {
    const names = conditionOf(expression).names;
    return names.length > 0 && names.every((name) => this.question(name)?.about === 'wish');
  }

  /** True where only officials can say whether the condition is met, and none has. */
  waitsForStaff(expression: string): boolean {
    return conditionOf(expression).names.some(
      (name) => this.question(name)?.askedOf === 'staff' && this.lookup(name) === null,
    );
  }

  #read(name: string): unknown {
    if (name === 'subjectKind') return this.#subjectKind();
    const question = this.question(name);
    if (question) {
      const asked = this.test(question.when);
      if (asked !== 'yes') return asked === 'no' ? null : unanswered;
    }
    const { values } = this.#answers;
    const given = (Object.hasOwn(values, name) ? values[name] : undefined) ?? this.#known(name);
    if (!question) return given ?? (this.#index.fields.has(name) ? unanswered : null);
    if (fits(question, given)) return given;
    return question.askedOf === 'staff' ? null : unanswered;
  }

  #known(name: string): AnswerValue | undefined {
    const field = this.#index.fields.get(name);
    const { data } = this.#holdings;
    return (field ? this.known(field) : Object.hasOwn(data, name) ? data[name] : undefined)?.value;
  }

  #subjectKind(): AnswerValue {
    const { subjectKinds } = this.#index.definition;
    const given = this.#answers.values.subjectKind ?? this.#holdings.data.subjectKind?.value;
    return given ?? (subjectKinds.length === 1 ? (subjectKinds[0] as string) : null);
  }
}

function fits(question: PackageQuestion, value: unknown): boolean {
  if (question.kind === 'boolean') return typeof value === 'boolean';
  if (question.kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  return question.options.some((option) => option.value === value);
}

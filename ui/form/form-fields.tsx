import type { FieldProblem } from '../../contracts/errors.ts';
import type { Answers, FormField } from '../../contracts/forms.ts';
import type { Locale } from '../../contracts/locale.ts';
import { ChoiceField, YesNoField } from './choice-field.tsx';
import { type Choice, draw } from './drawn.ts';
import { LineField } from './line-field.tsx';

export type FormFieldsProps = {
  locale: Locale;
  /** Only those the answers call for (`visiblePages`). */
  fields: readonly FormField[];
  answers: Answers;
  /** What was typed and sent last; wins over the answers kept. */
  typed?: Record<string, string | string[]>;
  problems?: readonly FieldProblem[];
  /** Options of fields whose values are not in the form itself (divisions). */
  choices?: Record<string, Choice[]>;
  /** Names of fields whose answer may bring or take away others. */
  decides?: ReadonlySet<string>;
  /** Names of fields that an answer has just brought: marked, so that they are found at a glance. */
  fresh?: ReadonlySet<string>;
};

const none: ReadonlySet<string> = new Set();

/** Fields under each other, each with its label, hint, source and error in words. */
export function FormFields(props: FormFieldsProps) {
  const { fields, typed = {}, problems = [], choices = {}, decides = none, fresh = none } = props;
  return (
    <>
      {fields.map((field) => {
        const drawn = draw(field, { ...props, typed, problems, choices, decides, fresh });
        if (field.kind === 'boolean') return <YesNoField key={field.name} {...drawn} />;
        const grouped = field.kind === 'radio' || field.kind === 'checkboxes';
        return grouped && field.options ? (
          <ChoiceField key={field.name} {...drawn} />
        ) : (
          <LineField key={field.name} {...drawn} />
        );
      })}
    </>
  );
}

import { Input } from 'antd';
import { useId } from 'react';
import type { FieldProblem } from '../../contracts/errors.ts';
import { useWords } from '../platform/words.tsx';
import { fieldProblem } from './field-problem.ts';

type Props = {
  /** Name of the field in the body; problems of that name are told here. */
  name: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  problems?: readonly FieldProblem[];
  type?: 'text' | 'password';
  autoComplete?: string;
  inputMode?: 'text' | 'numeric';
  maxLength?: number;
};

/** A labelled line that says beside itself what is wrong with it. */
export function TextField(props: Props) {
  const { name, label, hint, value, onChange, problems = [], ...rest } = props;
  const t = useWords();
  const id = useId();
  const sentence = fieldProblem(t, problems, [name], label);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        {...rest}
        autoComplete={rest.autoComplete ?? 'off'}
        value={value}
        aria-invalid={sentence ? true : undefined}
        aria-describedby={`${id}h ${id}e`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}h`} className="sub">
        {hint}
      </p>
      <p id={`${id}e`} className="err" role="alert">
        {sentence}
      </p>
    </div>
  );
}

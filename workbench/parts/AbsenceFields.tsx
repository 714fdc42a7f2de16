import { useId } from 'react';
import type { FieldProblem } from '../../contracts/errors.ts';
import type { Absence } from '../../contracts/identity.ts';
import { hasWord } from '../../ui/words/index.ts';
import { useWords } from '../platform/words.tsx';

type Props = {
  value: Absence;
  onChange: (absence: Absence) => void;
  problems?: readonly FieldProblem[];
};

/** The days somebody is away, by the browser's own calendar. */
export function AbsenceFields({ value, onChange, problems = [] }: Props) {
  const t = useWords();
  const id = useId();
  return (
    <>
      {(['from', 'to'] as const).map((name) => {
        const problem = problems.find(({ field }) => field.endsWith(name));
        const key = `problem.${problem?.code}`;
        return (
          <div className="field" key={name}>
            <label htmlFor={`${id}${name}`}>{t(`workbench.absence.${name}`)}</label>
            <input
              id={`${id}${name}`}
              className="input"
              type="date"
              value={value[name]}
              aria-invalid={problem ? true : undefined}
              aria-describedby={`${id}${name}e`}
              onChange={(event) => onChange({ ...value, [name]: event.target.value })}
            />
            <p id={`${id}${name}e`} className="err" role="alert">
              {problem &&
                (hasWord(key)
                  ? t(key, { label: t(`workbench.absence.${name}`), ...problem.params })
                  : problem.code)}
            </p>
          </div>
        );
      })}
    </>
  );
}

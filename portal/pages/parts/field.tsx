import type { Locale } from '../../../contracts/locale.ts';
import { problemText } from '../../../ui/form/index.ts';
import type { Returned } from '../props.ts';

type Props = {
  locale: Locale;
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'password' | 'tel';
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel';
  maxLength?: number;
  required?: boolean;
  value?: string;
  /** What came back: the value typed (never a password) and what is wrong with it. */
  returned?: Returned;
};

/** One labelled line of the platform's own small forms (sign in, register); forms of items are drawn by ui/form. */
export function Field(props: Props) {
  const { locale, name, label, hint, type = 'text', returned } = props;
  const problem = returned?.problems.find((one) => one.field.replace(/^\//, '') === name);
  const typed = returned?.typed[name];
  const value =
    type === 'password' ? undefined : (props.value ?? (typeof typed === 'string' ? typed : undefined));
  const about = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className={problem ? 'field bad' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p className="err" id={`${name}-error`}>
          {problemText(locale, problem, label)}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        required={props.required}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        aria-invalid={problem ? true : undefined}
        aria-describedby={about || undefined}
      />
    </div>
  );
}

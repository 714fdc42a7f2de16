import type { ReactNode } from 'react';
import type { FieldOption } from '../../contracts/forms.ts';
import { t } from '../words/index.ts';
import type { Drawn } from './drawn.ts';
import { From, HintAndError, Name } from './parts.tsx';

/** One of a few (radio) or several (checkboxes), each with the whole line as its target. */
export function ChoiceField(drawn: Drawn) {
  const { field, locale } = drawn;
  const several = field.kind === 'checkboxes';
  return (
    <Group {...drawn} note={several ? t(locale, 'form.multiple') : null}>
      {(field.options ?? []).map((option, at) => (
        <Pick
          key={option.value}
          drawn={drawn}
          option={option}
          at={at}
          type={several ? 'checkbox' : 'radio'}
        />
      ))}
    </Group>
  );
}

export function YesNoField(drawn: Drawn) {
  const { locale } = drawn;
  return (
    <Group {...drawn} note={null}>
      <div className="row yes-no">
        <Pick drawn={drawn} option={{ value: 'true', label: t(locale, 'form.yes') }} at={0} type="radio" />
        <Pick drawn={drawn} option={{ value: 'false', label: t(locale, 'form.no') }} at={1} type="radio" />
      </div>
    </Group>
  );
}

function Group({ note, children, ...drawn }: Drawn & { note: string | null; children: ReactNode }) {
  return (
    <fieldset {...drawn.root} aria-describedby={drawn.describedBy}>
      <legend>
        <Name {...drawn} />
        {note ? <span className="count">{note}</span> : null}
      </legend>
      <HintAndError {...drawn} />
      {children}
      <From {...drawn} />
    </fieldset>
  );
}

type PickProps = { drawn: Drawn; option: FieldOption; at: number; type: 'radio' | 'checkbox' };

function Pick({ drawn, option, at, type }: PickProps) {
  const { field, id, values, locked } = drawn;
  const chosen = values.includes(option.value);
  return (
    <label className="pick">
      <input
        id={at === 0 ? id : `${id}-${option.value}`}
        type={type}
        name={field.name}
        value={option.value}
        defaultChecked={chosen}
        disabled={locked && !chosen ? true : undefined}
      />
      <span>
        {option.label}
        {option.hint ? <span className="sub">{option.hint}</span> : null}
      </span>
    </label>
  );
}

import { Checkbox, Input, InputNumber } from 'antd';
import { useId } from 'react';
import type { LayoutPart, LicenceField } from '../../../contracts/licence-layouts.ts';
import { useWords } from '../../platform/words.tsx';
import { type Field, partFields, partName } from './parts.ts';

type Props = {
  at: number;
  part: LayoutPart;
  fields: readonly LicenceField[];
  onChange: (part: LayoutPart) => void;
};

/** Everything that can be said of one part, as a form: the way without dragging. */
export function PartForm({ at, part, fields, onChange }: Props) {
  const t = useWords();
  const set = (name: string, value: unknown) => onChange({ ...part, [name]: value } as LayoutPart);
  const values = part as Record<string, unknown>;
  return (
    <section className="pane" aria-labelledby="part">
      <h2 id="part">
        {at + 1}. {partName(t, part)}
      </h2>
      <div className="pairs">
        {partFields[part.part].map((field) => (
          <One
            key={field.name}
            field={field}
            value={values[field.name]}
            onChange={(value) => set(field.name, value)}
          />
        ))}
      </div>
      {part.part === 'text' && <p className="sub">{t('workbench.layouts.values')}</p>}
      {(part.part === 'fields' || part.part === 'table') && (
        <fieldset className="field">
          <legend>{t('workbench.layouts.keys')}</legend>
          <p className="sub">{t('workbench.layouts.keys.what')}</p>
          {fields.map(({ key, label }) => (
            <Checkbox
              key={key}
              checked={part.keys?.includes(key) ?? false}
              onChange={({ target }) => set('keys', keysWith(part.keys ?? [], key, target.checked))}
            >
              {label}
            </Checkbox>
          ))}
        </fieldset>
      )}
    </section>
  );
}

/** None named: the part takes what no other part names. */
function keysWith(keys: readonly string[], key: string, on: boolean): string[] | undefined {
  const next = on ? [...keys, key] : keys.filter((one) => one !== key);
  return next.length ? next : undefined;
}

function One({
  field,
  value,
  onChange,
}: {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const t = useWords();
  const id = useId();
  const label = t(`workbench.layouts.field.${field.name}` as 'workbench.layouts.field.x');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {field.is === 'mm' && (
        <InputNumber
          id={id}
          className="wide"
          min={field.least ?? 0}
          max={field.most ?? 1000}
          step={field.step ?? 1}
          value={Number(value ?? 0)}
          onChange={(next) => next !== null && onChange(Number(next))}
        />
      )}
      {field.is === 'colour' && (
        <input
          id={id}
          type="color"
          className="input"
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {field.is === 'words' && (
        <Input
          id={id}
          maxLength={200}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {field.is === 'choice' && (
        <select
          id={id}
          className="input"
          value={String(value)}
          onChange={({ target }) => onChange(field.of.find((one) => String(one) === target.value))}
        >
          {field.of.map((one) => (
            <option key={one} value={one}>
              {t(`workbench.layouts.choice.${one}` as 'workbench.layouts.choice.left')}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

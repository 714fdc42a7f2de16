import { Button, Checkbox, InputNumber } from 'antd';
import { useId } from 'react';
import type { LicenceDesign } from '../../../contracts/licence-designs.ts';
import type { LicenceField } from '../../../contracts/licence-layouts.ts';
import { TextField } from '../../parts/TextField.tsx';
import { useWords } from '../../platform/words.tsx';

/** The elements of the face 照面要素: what each says, where its value comes from, who may see it. */
export function Elements({
  design,
  onChange,
}: {
  design: LicenceDesign;
  onChange: (design: LicenceDesign) => void;
}) {
  const t = useWords();
  const { fields } = design;
  const set = (at: number, field: LicenceField) =>
    onChange({ ...design, fields: fields.map((one, other) => (other === at ? field : one)) });
  const add = () => {
    const taken = new Set(fields.map(({ key }) => key));
    let n = fields.length + 1;
    while (taken.has(`element${n}`)) n += 1;
    const field = { key: `element${n}`, label: t('workbench.layouts.element.new'), sample: '—', from: [] };
    onChange({ ...design, fields: [...fields, field] });
  };
  return (
    <section className="pane" aria-labelledby="elements">
      <h2 id="elements">{t('workbench.layouts.elements')}</h2>
      <p className="sub">{t('workbench.layouts.elements.what')}</p>
      {fields.map((field, at) => (
        <details key={field.key} className="element">
          <summary>
            <b>{field.label}</b> <span className="sub">{[field.from ?? []].flat().join(' / ')}</span>
          </summary>
          <Element field={field} onChange={(next) => set(at, next)} />
          <Button
            disabled={fields.length === 1}
            aria-label={t('workbench.layouts.remove.of', { name: field.label })}
            onClick={() => onChange({ ...design, fields: fields.filter((_, other) => other !== at) })}
          >
            {t('workbench.layouts.remove')}
          </Button>
        </details>
      ))}
      <p>
        <Button onClick={add}>{t('workbench.layouts.element.add')}</Button>
      </p>
    </section>
  );
}

function Element({ field, onChange }: { field: LicenceField; onChange: (field: LicenceField) => void }) {
  const t = useWords();
  const id = useId();
  const words = (name: 'label' | 'sample', value: string) =>
    value.trim() && onChange({ ...field, [name]: value });
  /** Empty: the answer of the same label; a dash: an officer says it; several lines of |: the first that is full. */
  const from = field.from === undefined ? '' : [field.from].flat().join(' | ') || '-';
  const setFrom = (value: string) => {
    const { from: _, ...rest } = field;
    const parts = value
      .split('|')
      .map((one) => one.trim())
      .filter(Boolean);
    if (!value.trim()) onChange(rest);
    else onChange({ ...rest, from: value.trim() === '-' ? [] : parts });
  };
  return (
    <div className="pairs">
      <TextField
        name="label"
        label={t('workbench.layouts.element.label')}
        maxLength={60}
        value={field.label}
        onChange={(value) => words('label', value)}
      />
      <TextField
        name="sample"
        label={t('workbench.layouts.element.sample')}
        maxLength={400}
        value={field.sample}
        onChange={(value) => words('sample', value)}
      />
      <TextField
        name="from"
        label={t('workbench.layouts.element.from')}
        hint={t('workbench.layouts.element.from.hint')}
        maxLength={300}
        value={from}
        onChange={setFrom}
      />
      <div className="field">
        <label htmlFor={id}>{t('workbench.layouts.element.longest')}</label>
        <InputNumber
          id={id}
          className="wide"
          min={1}
          max={2000}
          value={field.longest ?? null}
          onChange={(value) => {
            const { longest: _, ...rest } = field;
            onChange(value === null ? rest : { ...rest, longest: value });
          }}
        />
      </div>
      <Checkbox
        checked={field.personal ?? false}
        onChange={({ target }) => onChange({ ...field, personal: target.checked })}
      >
        {t('workbench.layouts.element.personal')}
      </Checkbox>
      <Checkbox
        checked={field.optional ?? false}
        onChange={({ target }) => onChange({ ...field, optional: target.checked })}
      >
        {t('workbench.layouts.element.optional')}
      </Checkbox>
    </div>
  );
}

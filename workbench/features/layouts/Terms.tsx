import { InputNumber } from 'antd';
import { useId } from 'react';
import type { LicenceDesign } from '../../../contracts/licence-designs.ts';
import { TextField } from '../../parts/TextField.tsx';
import { useWords } from '../../platform/words.tsx';

const units = ['year', 'month', 'day'] as const;
type Term = 'none' | 'open' | (typeof units)[number];

/** The page itself, how long licences are valid, and how they are numbered. */
export function Terms({
  design,
  onChange,
}: {
  design: LicenceDesign;
  onChange: (design: LicenceDesign) => void;
}) {
  const t = useWords();
  const id = useId();
  const { term, openTerm, number, page } = design;
  const kind: Term = term ? term.unit : openTerm ? 'open' : 'none';
  const setKind = (next: Term) => {
    const { openTerm: _, ...rest } = design;
    if (next === 'open') onChange({ ...rest, term: null, openTerm: true });
    else if (next === 'none') onChange({ ...rest, term: null });
    else onChange({ ...rest, term: { value: term?.value ?? 1, unit: next } });
  };
  const setNumber = (format: string) => {
    const { number: _, ...rest } = design;
    onChange(format.trim() ? { ...rest, number: { ...number, format } } : rest);
  };
  const length = (name: 'width' | 'height') => (
    <div className="field">
      <label htmlFor={`${id}${name}`}>{t(`workbench.layouts.page.${name}`)}</label>
      <InputNumber
        id={`${id}${name}`}
        className="wide"
        min={50}
        max={1000}
        value={page[name]}
        onChange={(value) => value && onChange({ ...design, page: { ...page, [name]: value } })}
      />
    </div>
  );
  return (
    <section className="pane" aria-labelledby="terms">
      <h2 id="terms">{t('workbench.layouts.terms')}</h2>
      <div className="pairs">
        {length('width')}
        {length('height')}
        <div className="field">
          <label htmlFor={`${id}k`}>{t('workbench.layouts.term')}</label>
          <select
            id={`${id}k`}
            className="input"
            value={kind}
            onChange={({ target }) => setKind(target.value as Term)}
          >
            {(['none', 'open', ...units] as const).map((one) => (
              <option key={one} value={one}>
                {t(`workbench.layouts.term.${one}`)}
              </option>
            ))}
          </select>
        </div>
        {term && (
          <div className="field">
            <label htmlFor={`${id}v`}>{t('workbench.layouts.term.value')}</label>
            <InputNumber
              id={`${id}v`}
              className="wide"
              min={1}
              max={100_000}
              value={term.value}
              onChange={(value) => value && onChange({ ...design, term: { ...term, value } })}
            />
          </div>
        )}
        <TextField
          name="number"
          label={t('workbench.layouts.number')}
          hint={t('workbench.layouts.number.hint')}
          maxLength={120}
          value={number?.format ?? ''}
          onChange={setNumber}
        />
        <TextField
          name="sampleNumber"
          label={t('workbench.layouts.number.sample')}
          maxLength={60}
          value={design.sampleNumber}
          onChange={(value) => value.trim() && onChange({ ...design, sampleNumber: value })}
        />
      </div>
    </section>
  );
}

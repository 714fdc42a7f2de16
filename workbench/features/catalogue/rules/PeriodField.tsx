import { InputNumber, Select } from 'antd';
import { useId } from 'react';
import type { Limit } from '../../../../contracts/catalogue.ts';
import { useWords } from '../../../platform/words.tsx';

type Props = {
  label: string;
  /** The label is for who cannot see the table around it. */
  hidden?: boolean;
  period: Limit | null;
  onChange: (period: Limit | null) => void;
};

/** So many workdays or days; empty: none of its own. */
export function PeriodField({ label, hidden = false, period, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const unit = period?.unit === 'day' ? 'day' : 'workday';
  const units = (['workday', 'day'] as const).map((one) => ({
    value: one,
    label: t(`workbench.editor.unit.${one}`),
  }));
  return (
    <>
      <label htmlFor={id} className={hidden ? 'vh' : undefined}>
        {label}
      </label>
      <div className="row nowrap">
        <InputNumber
          id={id}
          min={1}
          max={400}
          precision={0}
          {...(hidden ? { placeholder: t('workbench.rules.within.none') } : {})}
          value={period?.value ?? null}
          onChange={(value) => onChange(value ? { value, unit, unitBasis: 'stated' } : null)}
        />
        <Select
          aria-label={t('workbench.rules.unit.of', { name: label })}
          value={unit}
          options={units}
          disabled={!period}
          onChange={(next: 'workday' | 'day') => period && onChange({ ...period, unit: next })}
        />
      </div>
    </>
  );
}

import { InputNumber, Select } from 'antd';
import type { Limit } from '../../../../contracts/catalogue.ts';
import { type LimitUnit, limitUnits } from '../../../../contracts/catalogue-codes.ts';
import { useWords, type Words } from '../../../platform/words.tsx';

type Props = { id: string; label: string; limit: Limit | null; onChange: (limit: Limit | null) => void };

/** A limit; nothing typed: not stated. */
export function LimitInput({ id, label, limit, onChange }: Props) {
  const t = useWords();
  return (
    <div className="field" id={id}>
      <label htmlFor={`${id}.value`}>{label}</label>
      <span className="row2">
        <InputNumber
          id={`${id}.value`}
          min={0}
          max={3650}
          value={limit?.value ?? null}
          onChange={(value) =>
            onChange(value === null ? null : { unit: 'workday', unitBasis: 'stated', ...limit, value })
          }
        />
        <Select
          aria-label={t('workbench.design.unitOf', { what: label })}
          value={limit?.unit ?? 'workday'}
          disabled={limit === null}
          options={(Object.keys(limitUnits) as LimitUnit[]).map((value) => ({
            value,
            label: t(`workbench.design.unit.${value}`),
          }))}
          onChange={(unit) => limit && onChange({ ...limit, unit, unitBasis: 'stated' })}
        />
      </span>
    </div>
  );
}

/** 5 个工作日; nothing where there is no limit. */
export function limitWords(limit: Limit | null, t: Words): string {
  if (!limit) return t('workbench.design.noLimit');
  if (limit.unit === 'on-the-spot') return t('workbench.design.unit.on-the-spot');
  return t(`workbench.unit.${limit.unit}`, { n: limit.value });
}

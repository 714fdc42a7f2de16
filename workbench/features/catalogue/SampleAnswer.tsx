import { Input, Select } from 'antd';
import type { ItemRouteView } from '../../../contracts/route-views.ts';
import { useWords } from '../../platform/words.tsx';

export type SampleField = ItemRouteView['fields'][number];

/** One made-up answer to a question of the form, in the type that conditions see. */
export function SampleAnswer(props: {
  id: string;
  field: SampleField;
  value: unknown;
  onChange: (name: string, value: unknown) => void;
}) {
  const t = useWords();
  const { id, field, value, onChange } = props;
  const set = (next: unknown) => onChange(field.name, next);
  if (field.kind === 'boolean') {
    const options = [true, false].map((one) => ({
      value: String(one),
      label: t(one ? 'case.yes' : 'case.no'),
    }));
    return (
      <Select
        id={id}
        className="wide"
        allowClear
        value={value === undefined ? null : String(value)}
        options={options}
        onChange={(next: string | null) => set(next ? next === 'true' : undefined)}
      />
    );
  }
  if (field.options.length) {
    const many = field.kind === 'checkboxes';
    return (
      <Select
        id={id}
        className="wide"
        allowClear
        {...(many ? { mode: 'multiple' as const } : {})}
        value={(value ?? (many ? [] : null)) as never}
        options={field.options}
        onChange={(next) => set(next ?? undefined)}
      />
    );
  }
  const numeric = field.kind === 'number';
  return (
    <Input
      id={id}
      inputMode={numeric ? 'decimal' : 'text'}
      value={String(value ?? '')}
      onChange={({ target }) => {
        const typed = target.value.trim();
        set(
          typed === '' ? undefined : numeric && Number.isFinite(Number(typed)) ? Number(typed) : target.value,
        );
      }}
    />
  );
}

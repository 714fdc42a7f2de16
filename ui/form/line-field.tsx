import type { FieldKind } from '../../contracts/forms.ts';
import type { Drawn } from './drawn.ts';
import { From, HintAndError, Name } from './parts.tsx';
import { SelectControl } from './select-control.tsx';

type InputMode = 'text' | 'decimal' | 'numeric' | 'tel' | 'email';

/** Keyboards of phones; codes end in letters, so they take the full one. */
const keyboards: Partial<Record<FieldKind, InputMode>> = { phone: 'tel', email: 'email' };

/** Chinese characters that a telephone shows in one line of the elder view, for browsers without `field-sizing`. */
const lineOfPhone = 10;

/** One line, several lines, or a list to choose from. */
export function LineField(drawn: Drawn) {
  const { field, id, locked, root } = drawn;
  const chosen = !locked && (field.kind === 'select' || (field.kind === 'division' && drawn.choices?.length));
  return (
    <div {...root}>
      <label htmlFor={id}>
        <Name {...drawn} />
      </label>
      <HintAndError {...drawn} />
      {chosen ? <SelectControl {...drawn} /> : <TextControl {...drawn} />}
      <From {...drawn} />
    </div>
  );
}

function TextControl(drawn: Drawn) {
  const { field, id, values, locked, error, describedBy } = drawn;
  const label = labelOf(drawn, values[0]);
  const common = {
    id,
    name: field.name,
    defaultValue: label ?? '',
    readOnly: locked || undefined,
    'aria-required': field.required || undefined,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': describedBy,
    autoComplete: field.autocomplete,
  };
  if (field.kind === 'textarea' || field.kind === 'address') {
    return <textarea {...common} rows={field.kind === 'address' ? 2 : 4} />;
  }
  // What cannot be changed must be read whole on a narrow screen: an input would cut a long name off.
  if (locked && !field.unit && field.kind !== 'date') {
    return <textarea {...common} rows={(label ?? '').length > lineOfPhone ? 2 : 1} />;
  }
  const mode =
    field.kind === 'number' ? (field.step === 1 ? 'numeric' : 'decimal') : (keyboards[field.kind] ?? 'text');
  const type = field.kind === 'date' ? 'date' : field.kind === 'phone' ? 'tel' : 'text';
  const unit = field.unit ? `${id}-unit` : undefined;
  const input = (
    <input
      {...common}
      type={type}
      inputMode={mode}
      className={field.kind === 'number' || field.kind === 'date' ? 'short' : undefined}
      aria-describedby={[describedBy, unit].filter(Boolean).join(' ') || undefined}
    />
  );
  return unit ? (
    <div className="row nowrap">
      {input}
      <span id={unit}>{field.unit}</span>
    </div>
  ) : (
    input
  );
}

/** A locked choice is shown by its name; what is posted for it is not read. */
function labelOf({ field, choices, locked }: Drawn, value: string | undefined): string | undefined {
  if (!locked) return value;
  return [...(field.options ?? []), ...(choices ?? [])].find((one) => one.value === value)?.label ?? value;
}

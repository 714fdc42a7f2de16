import { t } from '../words/index.ts';
import type { Choice, Drawn } from './drawn.ts';

/** Beyond this many, places are grouped by township (9 digits of a division's code). */
const ungrouped = 12;

export function SelectControl({ field, locale, id, values, choices, error, describedBy }: Drawn) {
  const options: Choice[] = choices ?? field.options ?? [];
  const groups = field.kind === 'division' && options.length > ungrouped ? byTownship(options) : null;
  return (
    <select
      id={id}
      name={field.name}
      defaultValue={values[0] ?? ''}
      aria-required={field.required || undefined}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy}
    >
      <option value="">{t(locale, 'form.choose')}</option>
      {groups
        ? groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options options={group.options} />
            </optgroup>
          ))
        : null}
      {groups ? null : <Options options={options} />}
    </select>
  );
}

function Options({ options }: { options: Choice[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}

/** Villages lose the township's name in front, the group says it. */
function byTownship(options: Choice[]): { label: string; options: Choice[] }[] {
  const groups = new Map<string, { label: string; options: Choice[] }>();
  for (const option of options) {
    const key = option.value.slice(0, 9);
    const group = groups.get(key);
    if (!group) groups.set(key, { label: option.label, options: [option] });
    else group.options.push({ ...option, label: option.label.replace(`${group.label} `, '') });
  }
  return [...groups.values()];
}

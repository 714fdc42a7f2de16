import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useMemo } from 'react';
import { lights } from '../../../../contracts/cases.ts';
import type { Role } from '../../../../contracts/identity.ts';
import { useWords } from '../../../platform/words.tsx';
import { catalogueOptionsQuery } from '../../catalogue/queries.ts';
import { useMe } from '../../session/SessionGate.tsx';
import { look } from '../names.ts';
import { divisionsQuery, type ListSearch, narrowed } from '../queries.ts';

type Props = { search: ListSearch; onChange: (search: ListSearch) => void };
type Choice = 'organisationId' | 'itemCode' | 'divisionCode' | 'role' | 'light';

/** Narrow by place, item, role, clock and days; the choices come from the officer's own scope. */
export function Filters({ search, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const me = useMe();
  const { data } = useQuery(catalogueOptionsQuery);
  const organisations = useMemo(() => unique(data, (row) => row.organisation), [data]);
  const places = useQuery(divisionsQuery);
  const divisions = (places.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const items = useMemo(() => unique(data, ({ itemCode, name }) => ({ id: itemCode, name })), [data]);
  const roles = [...new Set(me.grants.map((grant) => grant.role))].filter((role) => works.has(role));
  const set = (name: Choice | 'from' | 'to', value: string | undefined) => {
    const { [name]: _dropped, ...rest } = search;
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  const pick = (name: Choice, label: string, options: { value: string; label: string }[], wide = false) => (
    <span className="pair">
      <label htmlFor={`${id}${name}`}>{label}</label>
      <Select
        id={`${id}${name}`}
        className="filter"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={wide ? 360 : true}
        placeholder={t('workbench.filter.all')}
        options={options}
        value={search[name] ?? null}
        onChange={(value: string | null | undefined) => set(name, value ?? undefined)}
      />
    </span>
  );
  return (
    <div className="tools">
      {divisions.length > 1 && pick('divisionCode', t('workbench.filter.division'), divisions)}
      {pick('organisationId', t('workbench.filter.organisation'), organisations)}
      {pick('itemCode', t('workbench.filter.item'), items, true)}
      {roles.length > 1 &&
        pick(
          'role',
          t('workbench.filter.role'),
          roles.map((role) => ({ value: role, label: t(`workbench.role.${role}`) })),
        )}
      {pick(
        'light',
        t('workbench.filter.light'),
        lights.map((light) => ({ value: light, label: t(`case.export.light.${light}`) })),
      )}
      <span className="pair">
        {(['from', 'to'] as const).map((name) => (
          <span key={name} className="pair">
            <label htmlFor={`${id}${name}`}>{t(`workbench.filter.${name}`)}</label>
            <input
              id={`${id}${name}`}
              className="input day"
              type="date"
              value={search[name] ?? ''}
              onChange={(event) => set(name, event.target.value || undefined)}
            />
          </span>
        ))}
      </span>
      <span className="sub">
        {t(look.has(search.queue) && !search.light ? 'workbench.filter.latest' : 'workbench.filter.urgent')}
      </span>
      {narrowed(search) && (
        <button type="button" className="linklike" onClick={() => onChange({ queue: search.queue })}>
          {t('workbench.filter.clear')}
        </button>
      )}
    </div>
  );
}

/** Roles that have something to do with cases. */
const works: ReadonlySet<Role> = new Set(['window_clerk', 'reviewer', 'decider', 'issue_clerk']);

function unique<T>(
  rows: readonly T[] | undefined,
  of: (row: T) => { id: string; name: string } | null,
): { value: string; label: string }[] {
  const byId = new Map(
    rows?.flatMap((row) => {
      const one = of(row);
      return one ? [[one.id, one.name] as const] : [];
    }),
  );
  return [...byId].map(([value, label]) => ({ value, label }));
}

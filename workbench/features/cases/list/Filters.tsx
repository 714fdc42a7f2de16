import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useMemo } from 'react';
import { useWords } from '../../../platform/words.tsx';
import { catalogueOptionsQuery } from '../../catalogue/queries.ts';
import { look } from '../names.ts';
import type { ListSearch } from '../queries.ts';

/** Narrow by organisation and item; the choices come from the catalogue of the officer's scope. */
export function Filters({
  search,
  onChange,
}: {
  search: ListSearch;
  onChange: (search: ListSearch) => void;
}) {
  const t = useWords();
  const id = useId();
  const { data } = useQuery(catalogueOptionsQuery);
  const organisations = useMemo(() => {
    const byId = new Map(
      data?.flatMap(({ organisation }) => (organisation ? [[organisation.id, organisation.name]] : [])),
    );
    return [...byId].map(([value, label]) => ({ value, label }));
  }, [data]);
  const items = useMemo(
    () => data?.map(({ itemCode, name }) => ({ value: itemCode, label: name })) ?? [],
    [data],
  );
  const set = (name: 'organisationId' | 'itemCode', value: string | undefined) => {
    const { [name]: _dropped, ...rest } = search;
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  const clear = search.text || search.organisationId || search.itemCode;
  return (
    <div className="tools">
      <label htmlFor={`${id}o`}>{t('workbench.filter.organisation')}</label>
      <Select
        id={`${id}o`}
        className="filter"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('workbench.filter.all')}
        options={organisations}
        value={search.organisationId ?? null}
        onChange={(value: string | null | undefined) => set('organisationId', value ?? undefined)}
      />
      <label htmlFor={`${id}i`}>{t('workbench.filter.item')}</label>
      <Select
        id={`${id}i`}
        className="filter"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={360}
        placeholder={t('workbench.filter.all')}
        options={items}
        value={search.itemCode ?? null}
        onChange={(value: string | null | undefined) => set('itemCode', value ?? undefined)}
      />
      <span className="sub">
        {t(look.has(search.queue) ? 'workbench.filter.latest' : 'workbench.filter.urgent')}
      </span>
      {clear && (
        <button type="button" className="linklike" onClick={() => onChange({ queue: search.queue })}>
          {t('workbench.filter.clear')}
        </button>
      )}
    </div>
  );
}

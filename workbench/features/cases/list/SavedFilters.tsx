import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { NewFilter, SavedFilter } from '../../../../contracts/cases.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { api } from '../../../platform/app.ts';
import { useSubmit } from '../../../platform/use-submit.ts';
import { useWords } from '../../../platform/words.tsx';
import { filtersQuery, type ListSearch, narrowed } from '../queries.ts';

const searchOf = ({ query }: SavedFilter): ListSearch => ({ ...query, queue: query.queue ?? 'mine' });
const same = (one: ListSearch, other: ListSearch): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** An officer's own filters with how much is in each, and the way to keep the one that is set. */
export function SavedFilters({ search }: { search: ListSearch }) {
  const t = useWords();
  const client = useQueryClient();
  const { data = [] } = useQuery(filtersQuery);
  const [naming, setNaming] = useState(false);
  const { submit, failure } = useSubmit();
  const current = data.find((filter) => same(searchOf(filter), search));
  const read = () => void client.invalidateQueries({ queryKey: filtersQuery.queryKey });
  const drop = (id: string) =>
    void submit(() => api({ method: 'DELETE', path: `/case-filters/${encodeURIComponent(id)}` }), read);
  if (!data.length && !narrowed(search)) return null;
  return (
    <nav className="tabs" aria-label={t('workbench.filters.mine')}>
      {data.map((filter) => (
        <Link
          key={filter.id}
          to="/cases"
          search={searchOf(filter)}
          activeProps={{}}
          aria-current={filter === current ? 'page' : undefined}
        >
          {filter.name} {filter.count !== null && <span className="num">{count(filter.count)}</span>}
        </Link>
      ))}
      {current ? (
        <button type="button" className="linklike" onClick={() => drop(current.id)}>
          {t('workbench.filters.drop', { name: current.name })}
        </button>
      ) : (
        narrowed(search) && (
          <button type="button" className="linklike" onClick={() => setNaming(true)}>
            {t('workbench.filters.keep')}
          </button>
        )
      )}
      {failure && <ProblemNote failure={failure} />}
      {naming && (
        <NameDialog
          search={search}
          onClose={() => setNaming(false)}
          onDone={() => {
            setNaming(false);
            read();
          }}
        />
      )}
    </nav>
  );
}

const count = (n: number): string => (n < 1000 ? String(n) : '999+');

type DialogProps = { search: ListSearch; onClose: () => void; onDone: () => void };

function NameDialog({ search, onClose, onDone }: DialogProps) {
  const t = useWords();
  const id = useId();
  const [name, setName] = useState('');
  const [first, setFirst] = useState(false);
  const { busy, failure, submit } = useSubmit();
  const body: NewFilter = { name: name.trim(), query: search, first };
  return (
    <Modal
      open
      title={t('workbench.filters.keep')}
      okText={t('workbench.staff.save')}
      cancelText={t('workbench.cancel')}
      okButtonProps={{ disabled: !name.trim(), loading: busy }}
      onOk={() => void submit(() => api({ method: 'PUT', path: '/case-filters', body }), onDone)}
      onCancel={onClose}
      width={420}
    >
      {failure && <ProblemNote failure={failure} />}
      <div className="field">
        <label htmlFor={id}>{t('workbench.filters.name')}</label>
        <Input id={id} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <Checkbox checked={first} onChange={(event) => setFirst(event.target.checked)}>
        {t('workbench.filters.first')}
      </Checkbox>
    </Modal>
  );
}

/** A list as a file: the browser fetches it, so that it may go on while something else is done. */
export function ExportLinks({ search }: { search: ListSearch }) {
  const t = useWords();
  const params = Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return (
    <span className="export">
      {(['csv', 'xlsx'] as const).map((format) => (
        <a
          key={format}
          href={`/api/cases/export?${new URLSearchParams([...params, ['format', format]] as string[][])}`}
          download
        >
          {t(`workbench.export.${format}`)}
        </a>
      ))}
    </span>
  );
}

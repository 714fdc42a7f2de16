import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseView } from '../../../contracts/cases.ts';
import type { CaseLicences as Taken } from '../../../contracts/licence-use.ts';
import { Tag } from '../../parts/Tag.tsx';
import { api } from '../../platform/app.ts';
import { shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { useWords } from '../../platform/words.tsx';
import { caseKeys } from '../cases/queries.ts';
import { may, useMe } from '../session/SessionGate.tsx';
import { CodeForm } from './CodeForm.tsx';
import { pullLicence } from './queries.ts';
import { StateTag } from './StateTag.tsx';

const takenQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...caseKeys.one(caseId), 'licences'] as const,
    queryFn: ({ signal }) => api<Taken>({ path: `/cases/${encodeURIComponent(caseId)}/licences`, signal }),
  });

/** Licences taken for this case from the codes their holders showed; a clerk takes another by scanning. */
export function CaseLicences({ view }: { view: CaseView }) {
  const t = useWords();
  const me = useMe();
  const { data } = useQuery(takenQuery(view.id));
  const mayPull = may(me, 'licence.pull') && !['finished', 'withdrawn'].includes(view.state);
  if (!data?.rows.length && !mayPull) return null;
  const names = new Map(view.materials.map(({ id, name }) => [id, name]));
  return (
    <section className="pane" aria-labelledby="taken">
      <h2 id="taken">{t('workbench.taken.title')}</h2>
      <ul className="files">
        {data?.rows.map((row) => (
          <li key={row.id}>
            <b>{row.typeName}</b>{' '}
            {row.withdrawn ? (
              <Tag tone="warn">{t('workbench.taken.withdrawn')}</Tag>
            ) : (
              <StateTag state={row.state} />
            )}
            <p className="sub">
              {t('workbench.taken.by', { by: row.by, at: shortTime(row.at) })}
              {row.materialId && names.has(row.materialId)
                ? t('workbench.taken.for', { material: names.get(row.materialId) as string })
                : ''}
            </p>
            {row.withdrawn ? (
              <p className="sub">{t('workbench.taken.withdrawn.what')}</p>
            ) : (
              <dl className="kv">
                {row.elements.map(({ label, value }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ul>
      {mayPull && <Pull view={view} />}
    </section>
  );
}

function Pull({ view }: { view: CaseView }) {
  const t = useWords();
  const client = useQueryClient();
  return (
    <CodeForm
      name="code"
      hint={t('workbench.pull.what')}
      materials={view.materials.filter(({ source }) => source === 'absent')}
      take={(code, materialId) =>
        pullLicence({
          ...{ code, purpose: view.itemName, caseId: view.id },
          ...(materialId ? { materialId } : {}),
        })
      }
      onTaken={({ typeName }) => {
        announce(t('workbench.pull.done', { type: typeName }));
        // The material follows in the background, and tells the page itself.
        void client.invalidateQueries({ queryKey: caseKeys.one(view.id) });
      }}
    />
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DesignRow } from '../../../contracts/package-design.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { ExportLinks } from './ExportLinks.tsx';
import { NewPackage } from './NewPackage.tsx';
import { designsQuery } from './queries.ts';

const kinds = ['all', 'draft', 'published', 'guide', 'resting'] as const;
type Kind = (typeof kinds)[number];
const tones: Record<DesignRow['state'], Tone> = {
  draft: 'warn',
  published: 'ok',
  suspended: 'warn',
  withdrawn: 'idle',
};

const isOf: Record<Kind, (row: DesignRow) => boolean> = {
  all: () => true,
  draft: (row) => row.draft !== null || row.state === 'draft',
  published: (row) => row.state === 'published' && row.joint,
  guide: (row) => row.state === 'published' && !row.joint,
  resting: (row) => row.state === 'suspended' || row.state === 'withdrawn',
};

/** Packages within the officer's scope: drafts, what is published, what is only a guide. */
export function PackageList() {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(designsQuery);
  const [kind, setKind] = useState<Kind>('all');
  const rows = data?.rows ?? [];
  const shown = rows.filter(isOf[kind]);
  return (
    <Main>
      <title>{`${t('workbench.design.list')} · ${t('workbench.brand')}`}</title>
      <div className="head">
        <h1>{t('workbench.design.list')}</h1>
        <p className="acts-line">
          <Link to="/package-what-if">{t('workbench.whatIf.title')}</Link>
        </p>
      </div>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.packages')} />}
      {data && (
        <>
          {data.places.length > 0 && <NewPackage places={data.places} models={rows} />}
          <fieldset className="tools" aria-label={t('workbench.design.kinds')}>
            {kinds.map((one) => (
              <button
                key={one}
                type="button"
                className="btn"
                aria-pressed={one === kind}
                onClick={() => setKind(one)}
              >
                {t(`workbench.design.kind.${one}`)}{' '}
                <span className="num">{rows.filter(isOf[one]).length}</span>
              </button>
            ))}
          </fieldset>
          <div className="sheet scroll">
            <table className="plain-t packages-t">
              <caption className="vh">{t('workbench.design.list')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('workbench.design.name')}</th>
                  <th scope="col">{t('workbench.design.state')}</th>
                  <th scope="col">{t('workbench.design.draft')}</th>
                  <th scope="col">{t('workbench.design.lead')}</th>
                  <th scope="col" className="r">
                    {t('workbench.design.items')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((row) => (
                  <Row key={`${row.divisionCode} ${row.packageId}`} row={row} />
                ))}
              </tbody>
            </table>
            {shown.length === 0 && <p className="empty">{t('workbench.design.none')}</p>}
          </div>
          <ExportLinks places={[...new Map(rows.map((one) => [one.divisionCode, one.divisionName]))]} />
        </>
      )}
    </Main>
  );
}

function Row({ row }: { row: DesignRow }) {
  const t = useWords();
  const { packageId, divisionCode, draft } = row;
  return (
    <tr>
      <th scope="row">
        <Link to="/packages/$packageId" params={{ packageId }} search={{ divisionCode }}>
          {row.name || packageId}
        </Link>
        <span className="sub">
          {' '}
          {packageId} · {row.divisionName}
        </span>
      </th>
      <td>
        <Tag tone={tones[row.state]}>{t(`workbench.design.state.${row.state}`)}</Tag>{' '}
        {row.version !== null && (
          <span className="sub">{t('workbench.item.version', { n: row.version })}</span>
        )}{' '}
        {!row.joint && <span className="sub">{t('workbench.design.guideOnly')}</span>}
      </td>
      <td>
        {draft ? (
          <span>
            {t('workbench.design.draftBy', { name: draft.changedBy, at: shortTime(draft.changedAt) })}
          </span>
        ) : row.blocks > 0 ? (
          <span className="err">{t('workbench.design.blocked', { n: row.blocks })}</span>
        ) : (
          <span className="sub">{t('workbench.design.noDraft')}</span>
        )}
      </td>
      <td>{row.lead ?? t('workbench.design.noLead')}</td>
      <td className="r num">{row.items}</td>
    </tr>
  );
}

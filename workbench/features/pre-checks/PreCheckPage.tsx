import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PreCheckView } from '../../../contracts/pre-check.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { fileSize, shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { AnswerPages } from '../cases/case/AnswerPages.tsx';
import { AnswerPane } from './AnswerPane.tsx';
import { Light, StateOf } from './PreCheckListPage.tsx';
import { preCheckKeys, preCheckQuery } from './queries.ts';

/** A draft as it stood when it was shown, and the answer. */
export function PreCheckPage({ id }: { id: string }) {
  const t = useWords();
  const client = useQueryClient();
  const found = useQuery(preCheckQuery(id));
  const view = found.data;
  const title = view ? t('workbench.pre-check.one', { item: view.itemName }) : t('workbench.pre-check.title');
  return (
    <Main>
      <title>{`${title} · ${t('workbench.brand')}`}</title>
      <p>
        <Link to="/pre-checks" search={{ queue: 'open' }}>
          {t('workbench.pre-check.title')}
        </Link>
      </p>
      {found.isPending && <Waiting words={t('workbench.pre-check.waiting')} rows={6} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {view && (
        <div className="panes">
          <h1>{title}</h1>
          <p>
            <StateOf row={view} /> {view.applicantName} · {t('workbench.pre-check.col.asked')}{' '}
            <time dateTime={view.askedAt}>{shortTime(view.askedAt)}</time> ·{' '}
            {t('workbench.pre-check.col.due')} {view.due} <Light light={view.light} />
          </p>
          {view.gone ? <p className="note">{t('workbench.pre-check.gone')}</p> : <Contents view={view} />}
          {view.answeredBy !== null && <Said view={view} />}
          {!view.gone && (
            <AnswerPane
              key={view.version}
              view={view}
              refresh={() => void client.invalidateQueries({ queryKey: preCheckKeys.all })}
            />
          )}
        </div>
      )}
    </Main>
  );
}

function Contents({ view }: { view: PreCheckView }) {
  const t = useWords();
  return (
    <>
      <p className={view.lacking.length ? 'note warn' : 'note'}>
        {view.lacking.length
          ? t('workbench.pre-check.lacking', { names: view.lacking.join('、') })
          : t('workbench.pre-check.lacking.none')}
      </p>
      <section className="pane" aria-labelledby="materials">
        <h2 id="materials">{t('workbench.case.materials')}</h2>
        <ul className="files">
          {view.materials.map((material) => (
            <li key={material.id}>
              <b>{material.name}</b> <Origin material={material} />
              {material.files.map((file) => (
                <p key={file.id}>
                  <a href={`/api/pre-checks/${view.id}/files/${file.id}`} target="_blank" rel="noopener">
                    {file.name}
                  </a>{' '}
                  <span className="sub nowrap">{fileSize(file.size)}</span>
                </p>
              ))}
            </li>
          ))}
        </ul>
      </section>
      <section className="pane" aria-labelledby="answers">
        <h2 id="answers">{t('workbench.case.answers')}</h2>
        <AnswerPages answers={view.answers} />
      </section>
    </>
  );
}

function Origin({ material }: { material: PreCheckView['materials'][number] }) {
  const t = useWords();
  if (material.source === 'absent')
    return material.required ? (
      <Tag tone="bad">{t('workbench.materials.required')}</Tag>
    ) : (
      <Tag tone="idle">{t('workbench.materials.optional')}</Tag>
    );
  const key = `workbench.materials.source.${material.source}`;
  return (
    <>
      <Tag tone="ok">{hasWord(key) ? t(key) : t('workbench.materials.there')}</Tag>{' '}
      {material.licence && <span className="sub num">{material.licence}</span>}
    </>
  );
}

function Said({ view }: { view: PreCheckView }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="said">
      <h2 id="said">{t('workbench.pre-check.said')}</h2>
      <p>
        {view.result && <b>{t(`workbench.pre-check.result.${view.result}`)}</b>}{' '}
        <span className="sub">{t('workbench.pre-check.by', { by: view.answeredBy ?? '' })}</span>
      </p>
      <ol className="points">
        {view.points.map((point) => (
          <li key={`${point.kind} ${point.ref}`}>
            <b>{point.name}</b>
            <p className="pre">{point.say}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

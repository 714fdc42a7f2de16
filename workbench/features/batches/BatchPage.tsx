import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { BatchCase, BatchSummary, BatchView } from '../../../contracts/batches.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useStream } from '../../platform/use-stream.ts';
import type { Words } from '../../platform/words.tsx';
import { useWords } from '../../platform/words.tsx';
import { tail } from '../cases/names.ts';
import { caseKeys } from '../cases/queries.ts';
import { batchesQuery, batchQuery } from './queries.ts';

const commandName = (command: string, t: Words): string => t(`workbench.command.${command as 'take'}`);

/** How far one batch is and how each case ended. It may be left and come back to: the work goes on without the page. */
export function BatchPage({ batchId }: { batchId: string }) {
  const t = useWords();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(batchQuery(batchId));
  useStream(`/batches/${encodeURIComponent(batchId)}/stream`, () => void refetch());
  const finished = Boolean(data?.finishedAt);
  useEffect(() => {
    if (!finished) return;
    void client.invalidateQueries({ queryKey: caseKeys.all });
    announce(t('workbench.batch.finished'));
  }, [finished, client, t]);
  return (
    <Main>
      <title>{`${t('workbench.batch.page')} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/batches">{t('workbench.batch.page')}</Link>
      </nav>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.batch')} rows={6} />}
      {data && <Result view={data} />}
    </Main>
  );
}

function Result({ view }: { view: BatchView }) {
  const t = useWords();
  const { total, done, refused } = view;
  return (
    <>
      <h1>{t('workbench.batch.title', { command: commandName(view.command, t), n: total })}</h1>
      <p>
        <progress
          className="wide"
          max={total}
          value={done + refused}
          aria-label={t('workbench.batch.progress')}
        />
      </p>
      <p role="status">
        {t('workbench.batch.so', { handled: done + refused, total })} ·{' '}
        {t('workbench.batch.doneN', { n: done })} · {t('workbench.batch.refusedN', { n: refused })}
      </p>
      <p className="sub">{t(view.finishedAt ? 'workbench.batch.finished' : 'workbench.batch.goesOn')}</p>
      <div className="sheet">
        <Grid
          label={t('workbench.batch.region')}
          heads={[
            t('workbench.col.number'),
            t('workbench.col.item'),
            t('case.export.result'),
            t('case.export.reason'),
          ]}
        >
          {view.cases.map((one) => (
            <Row key={one.caseId} one={one} />
          ))}
        </Grid>
        <div className="tools">
          <a href={`/api/batches/${encodeURIComponent(view.id)}/result.csv`} download>
            {t('workbench.batch.download')}
          </a>
        </div>
      </div>
    </>
  );
}

const tones: Record<BatchCase['outcome'], Tone> = { open: 'idle', done: 'ok', refused: 'bad' };

function Row({ one }: { one: BatchCase }) {
  const t = useWords();
  return (
    <tr>
      <td className="num" title={one.number}>
        {tail(one.number)}
      </td>
      <td className="w">
        <Link to="/cases/$caseId" params={{ caseId: one.caseId }}>
          {one.itemName || one.caseId}
        </Link>
      </td>
      <td>
        <Tag tone={tones[one.outcome]}>{t(`case.batch.${one.outcome}`)}</Tag>
      </td>
      <td className="w">{one.say}</td>
    </tr>
  );
}

/** One's own batches, newest first. */
export function BatchList() {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(batchesQuery);
  return (
    <Main>
      <title>{`${t('workbench.batch.page')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.batch.page')}</h1>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.batch')} rows={6} />}
      <div className="sheet">
        <ul className="notices">
          {data?.map((batch) => (
            <li key={batch.id}>
              <time className="num sub" dateTime={batch.at}>
                {shortTime(batch.at)}
              </time>
              <Link to="/batches/$batchId" params={{ batchId: batch.id }}>
                {t('workbench.batch.title', { command: commandName(batch.command, t), n: batch.total })}
              </Link>
              <Counts batch={batch} />
            </li>
          ))}
        </ul>
        {data?.length === 0 && (
          <div className="empty">
            <p>
              <b>{t('workbench.batch.none')}</b>
            </p>
            <p className="sub">{t('workbench.batch.noneHint')}</p>
          </div>
        )}
      </div>
    </Main>
  );
}

function Counts({ batch: { done, refused, finishedAt } }: { batch: BatchSummary }) {
  const t = useWords();
  return (
    <span className="sub">
      {t('workbench.batch.doneN', { n: done })} · {t('workbench.batch.refusedN', { n: refused })}
      {!finishedAt && ` · ${t('workbench.batch.running')}`}
    </span>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { LicenceBatchView } from '../../../contracts/licence-batches.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { announce } from '../../platform/live.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { licenceBatchQuery, stopLicenceBatch } from './batch-queries.ts';

/** How far one order is and what became of each licence. It may be left and come back to. */
export function LicenceBatchPage({ batchId }: { batchId: string }) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(licenceBatchQuery(batchId));
  const settled = Boolean(data?.settledAt);
  useEffect(() => {
    if (settled) announce(t('workbench.many.settled'));
  }, [settled, t]);
  return (
    <Main>
      <title>{`${t('workbench.many.title')} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/licence-batches">{t('workbench.many.title')}</Link>
      </nav>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.licences')} rows={6} />}
      {data && <Result view={data} onStopped={() => void refetch()} />}
    </Main>
  );
}

function Result({ view, onStopped }: { view: LicenceBatchView; onStopped: () => void }) {
  const t = useWords();
  const { busy, failure, submit } = useSubmit();
  const { id, act, typeName, reason, total, done, refused, stopped, settledAt } = view;
  const over = done + refused + stopped;
  return (
    <>
      <h1>
        {t('workbench.many.order', {
          act: t(`workbench.many.act.${act}`),
          type: typeName ?? '',
          n: total,
        })}
      </h1>
      <p className="sub">{reason}</p>
      {failure && <ProblemNote failure={failure} />}
      <p>
        <progress className="wide" max={total} value={over} aria-label={t('workbench.many.progress')} />
      </p>
      <p role="status">{t('workbench.many.so', { done, refused, left: total - over })}</p>
      <p className="row">
        <span className="sub">{t(settledAt ? 'workbench.many.settled' : 'workbench.many.goesOn')}</span>
        {!settledAt && (
          <Button loading={busy} onClick={() => void submit(() => stopLicenceBatch(id), onStopped)}>
            {t('workbench.many.stop')}
          </Button>
        )}
      </p>
      <div className="sheet">
        <Grid
          label={t('workbench.many.region')}
          heads={[
            t('workbench.many.col.which'),
            t('workbench.licences.col.licence'),
            t('case.export.result'),
            t('case.export.reason'),
          ]}
        >
          {view.items.map((item) => (
            <Item key={item.seq} item={item} />
          ))}
        </Grid>
      </div>
    </>
  );
}

const tones: Record<string, Tone> = { waiting: 'idle', done: 'ok', refused: 'bad', stopped: 'warn' };

function Item({ item }: { item: LicenceBatchView['items'][number] }) {
  const t = useWords();
  const { licenceId, newId, identifier, typeName, state, problem } = item;
  const to = newId ?? licenceId;
  return (
    <tr>
      <td className="num w">{identifier}</td>
      <td>
        {to ? (
          <Link to="/licences/$licenceId" params={{ licenceId: to }}>
            {typeName}
          </Link>
        ) : (
          typeName
        )}
      </td>
      <td>
        <Tag tone={tones[state] ?? 'idle'}>
          {t(`workbench.many.state.${state}` as 'workbench.many.state.done')}
        </Tag>
      </td>
      <td className="w">{problem ? `${problem.title}：${problem.detail}` : ''}</td>
    </tr>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LicenceBatchRow } from '../../../contracts/licence-batches.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { BatchOrder } from './BatchOrder.tsx';
import { licenceBatchesQuery } from './batch-queries.ts';

/** Many licences in one order: a new one, and one's own orders with how far they are. */
export function LicenceBatchesPage() {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(licenceBatchesQuery);
  return (
    <Main>
      <title>{`${t('workbench.many.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.many.title')}</h1>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.licences')} rows={6} />}
      {data && <BatchOrder types={data.types} />}
      {data && (
        <section className="pane" aria-labelledby="orders">
          <h2 id="orders">{t('workbench.many.orders')}</h2>
          {data.batches.length === 0 && <p className="sub">{t('workbench.many.none')}</p>}
          <ul className="files">
            {data.batches.map((batch) => (
              <Order key={batch.id} batch={batch} />
            ))}
          </ul>
        </section>
      )}
    </Main>
  );
}

function Order({ batch }: { batch: LicenceBatchRow }) {
  const t = useWords();
  const { id, act, typeName, orderedAt, settledAt, total, done, refused, stopped } = batch;
  const what = { act: t(`workbench.many.act.${act}`), type: typeName ?? '', n: total };
  return (
    <li>
      <Link to="/licence-batches/$batchId" params={{ batchId: id }}>
        {t('workbench.many.order', what)}
      </Link>{' '}
      <time className="num sub" dateTime={orderedAt}>
        {shortTime(orderedAt)}
      </time>
      <p className="sub">
        {t('workbench.many.so', { done, refused, left: total - done - refused - stopped })}
        {settledAt ? '' : ` · ${t('workbench.many.running')}`}
      </p>
    </li>
  );
}

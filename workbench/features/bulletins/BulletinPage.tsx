import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BulletinView } from '../../../contracts/bulletins.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { BulletinWork } from './BulletinWork.tsx';
import { Figures } from './Figures.tsx';
import { bulletinQuery } from './queries.ts';

/** One bulletin: its figures, what is added, and its files once it is issued. */
export function BulletinPage({ id }: { id: string }) {
  const t = useWords();
  const found = useQuery(bulletinQuery(id));
  const bulletin = found.data;
  const issued = bulletin?.state === 'issued';
  return (
    <Main>
      <title>{`${bulletin?.content.title ?? t('workbench.bulletins.title')} · ${t('workbench.brand')}`}</title>
      <p>
        <Link to="/bulletins">{t('workbench.bulletins.title')}</Link>
      </p>
      {found.isPending && <Waiting words={t('workbench.bulletins.waiting')} rows={8} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {bulletin && (
        <div className="panes">
          <h1>{bulletin.content.title}</h1>
          <p>
            <Tag tone={issued ? 'ok' : 'on'}>{t(`code.bulletin-state.${bulletin.state}`)}</Tag>{' '}
            {bulletin.number} {t(issued ? 'workbench.bulletins.frozen' : 'workbench.bulletins.live')}
          </p>
          <BulletinWork key={bulletin.version} bulletin={bulletin} />
          <Figures content={bulletin.content} />
          <Standing content={bulletin.content} />
        </div>
      )}
    </Main>
  );
}

function Standing({ content: { programmes, ledger } }: Pick<BulletinView, 'content'>) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="standing">
      <h2 id="standing">{t('workbench.bulletins.programmes')}</h2>
      <ul>
        {programmes.map(({ title, tasks, done, lateTasks }) => (
          <li key={title}>{t('workbench.bulletins.programme', { title, tasks, done, late: lateTasks })}</li>
        ))}
      </ul>
      <h2>{t('workbench.bulletins.ledger')}</h2>
      <p>
        {t('workbench.bulletins.ledger.said', {
          open: ledger.open,
          closed: ledger.closed,
          late: ledger.lateEntries,
        })}
      </p>
    </section>
  );
}

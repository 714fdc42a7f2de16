import { useQuery } from '@tanstack/react-query';
import { Link, useMatchRoute, useSearch } from '@tanstack/react-router';
import type { Queue } from '../../contracts/cases.ts';
import { countsQuery } from '../features/cases/queries.ts';
import { may, useMe } from '../features/session/SessionGate.tsx';
import { useWords } from '../platform/words.tsx';
import { destinations } from './destinations.ts';

const groups = [
  {
    title: 'workbench.side.todo',
    queues: ['mine', 'steps', 'receive', 'correct', 'review', 'decide', 'finish'],
  },
  { title: 'workbench.side.rest', queues: ['done', 'all'] },
] as const satisfies { title: string; queues: Queue[] }[];

/** The queues with how many are in each; numbers come on their own, before any row. */
export function SideNav() {
  const t = useWords();
  const me = useMe();
  const matches = useMatchRoute();
  const { queue } = useSearch({ strict: false });
  const inList = Boolean(matches({ to: '/cases' }));
  return (
    <nav className="side" aria-label={t('workbench.side.label')}>
      {may(me, 'case.read') &&
        groups.map((group) => (
          <div key={group.title}>
            <h2>{t(group.title)}</h2>
            <ul>
              {group.queues.map((name) => (
                <li key={name}>
                  <Link
                    to="/cases"
                    search={{ queue: name }}
                    activeProps={{}}
                    aria-current={inList && queue === name ? 'page' : undefined}
                  >
                    {t(`workbench.queue.${name}`)} <Count queue={name} />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      {destinations
        .map(({ title, pages }) => ({ title, pages: pages.filter(({ permission }) => may(me, permission)) }))
        .filter(({ pages }) => pages.length)
        .map(({ title, pages }) => (
          <div key={title}>
            <h2>{t(title)}</h2>
            <ul>
              {pages.map((page) => (
                <li key={page.to}>
                  <Link
                    to={page.to}
                    activeProps={{}}
                    aria-current={matches({ to: page.to, fuzzy: true }) ? 'page' : undefined}
                  >
                    {t(page.title)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </nav>
  );
}

function Count({ queue }: { queue: Queue }) {
  const { data } = useQuery(countsQuery);
  const count = data?.[queue];
  return <span className="num">{count ?? ''}</span>;
}

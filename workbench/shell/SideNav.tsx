import { useQuery } from '@tanstack/react-query';
import { Link, useMatchRoute, useSearch } from '@tanstack/react-router';
import type { Queue } from '../../contracts/cases.ts';
import { countsQuery } from '../features/cases/queries.ts';
import { may, useMe } from '../features/session/SessionGate.tsx';
import { useWords } from '../platform/words.tsx';

const groups = [
  {
    title: 'workbench.side.todo',
    queues: ['mine', 'steps', 'receive', 'correct', 'review', 'decide', 'finish'],
  },
  { title: 'workbench.side.rest', queues: ['done', 'all'] },
] as const satisfies { title: string; queues: Queue[] }[];

const others = [
  { to: '/batches', title: 'workbench.batch.page', permission: 'case.read' },
  { to: '/joint', title: 'workbench.joint.title', permission: 'case.read' },
  { to: '/tickets', title: 'workbench.tickets.title', permission: 'rating.read' },
  { to: '/licences', title: 'workbench.licences.title', permission: 'licence.read' },
  { to: '/pull', title: 'workbench.pull.title', permission: 'licence.pull' },
  { to: '/people', title: 'workbench.people.title', permission: 'identity.verify-person' },
  { to: '/catalogue', title: 'workbench.catalogue.title', permission: 'catalogue.read' },
  { to: '/staff', title: 'workbench.staff.page', permission: 'staff.manage' },
] as const;

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
      <div>
        <h2>{t('workbench.side.other')}</h2>
        <ul>
          {others
            .filter(({ permission }) => may(me, permission))
            .map(({ to, title }) => (
              <li key={to}>
                <Link
                  to={to}
                  activeProps={{}}
                  aria-current={matches({ to, fuzzy: true }) ? 'page' : undefined}
                >
                  {t(title)}
                </Link>
              </li>
            ))}
        </ul>
      </div>
    </nav>
  );
}

function Count({ queue }: { queue: Queue }) {
  const { data } = useQuery(countsQuery);
  const count = data?.[queue];
  return <span className="num">{count ?? ''}</span>;
}

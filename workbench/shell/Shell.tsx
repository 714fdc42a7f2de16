import { Outlet, useMatchRoute, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { lastList } from '../features/cases/position.ts';
import { LiveRegion } from '../platform/live.tsx';
import { useKeys } from '../platform/use-keys.ts';
import { useWords } from '../platform/words.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { SideNav } from './SideNav.tsx';
import { focusSearch, TopBar } from './TopBar.tsx';

/** What surrounds every page. A case takes the whole width; lists have the queues beside them. */
export function Shell() {
  const t = useWords();
  const navigate = useNavigate();
  const matches = useMatchRoute();
  const [help, setHelp] = useState(false);
  const inCase = Boolean(matches({ to: '/cases/$caseId' }));
  const onWall = Boolean(matches({ to: '/screen' }));
  useKeys({
    '/': focusSearch,
    '?': () => setHelp(true),
    'g n': () => void navigate({ to: '/notices' }),
    'g l': () => void navigate({ to: '/cases', search: lastList()?.search ?? { queue: 'mine' } }),
  });
  if (onWall) {
    return (
      <>
        <Outlet />
        <LiveRegion />
      </>
    );
  }
  return (
    <>
      <a className="skip" href="#main">
        {t('workbench.skip')}
      </a>
      <TopBar onHelp={() => setHelp(true)} />
      {inCase ? (
        <Outlet />
      ) : (
        <div className="shell">
          <SideNav />
          <Outlet />
        </div>
      )}
      <KeysHelp open={help} onClose={() => setHelp(false)} />
      <LiveRegion />
    </>
  );
}

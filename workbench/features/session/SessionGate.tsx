import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { Me } from '../../../contracts/identity.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { session } from '../../platform/app.ts';
import { useWords } from '../../platform/words.tsx';
import { RenewDialog } from './RenewDialog.tsx';
import { SignInPage } from './SignInPage.tsx';
import { useSession } from './session.ts';

/** Lets the pages through for someone who is signed in, and asks everybody else first. */
export function SessionGate({ children }: { children: ReactNode }) {
  const t = useWords();
  const { phase, why, me } = useSession(session);
  useEffect(() => {
    void session.start();
  }, []);
  if (phase === 'asking') return <Waiting words={t('workbench.waiting.session')} />;
  if (phase === 'unreachable') {
    return (
      <main id="main" className="signin">
        <div className="note bad" role="alert">
          <p>{t('workbench.failure.unreachable')}</p>
          <Button onClick={() => void session.start()}>{t('workbench.again')}</Button>
        </div>
      </main>
    );
  }
  if (phase === 'out' || !me) return <SignInPage why={why} />;
  return (
    <>
      {children}
      <RenewDialog />
    </>
  );
}

/** The person signed in; only below SessionGate. */
export function useMe(): Me {
  const { me } = useSession(session);
  if (!me) throw new Error('useMe outside of SessionGate');
  return me;
}

export const may = (me: Me, permission: string): boolean => me.permissions.includes(permission);

import { useEffect, useState } from 'react';
import { shortTime } from '../../platform/format.ts';
import type { Failure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { minutesUntil } from './lock.ts';

/** Too many wrong passwords: until when, and how many minutes that is, counted down each half minute. */
export function LockedOut({ failure }: { failure: Failure }) {
  const t = useWords();
  const until = typeof failure.params.until === 'string' ? failure.params.until : undefined;
  const [minutes, setMinutes] = useState(() => (until ? minutesUntil(until) : 0));
  useEffect(() => {
    if (!until) return;
    const timer = setInterval(() => setMinutes(minutesUntil(until)), 30_000);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <div className="note bad" role="alert">
      <p>
        <b>{failure.title || t('workbench.signIn.locked.title')}</b>
      </p>
      {until && (
        <p>
          {minutes > 0
            ? t('workbench.signIn.locked.until', { time: shortTime(until), n: minutes })
            : t('workbench.signIn.locked.over')}
        </p>
      )}
    </div>
  );
}

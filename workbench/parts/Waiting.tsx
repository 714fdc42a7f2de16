import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../platform/words.tsx';

/** How long something has been waited for: quiet below 1 s, then said, after 10 s with what one may do meanwhile. */
function usePatience(): 'quiet' | 'said' | 'long' {
  const [state, setState] = useState<'quiet' | 'said' | 'long'>('quiet');
  useEffect(() => {
    const said = setTimeout(() => setState('said'), 1000);
    const long = setTimeout(() => setState('long'), 10_000);
    return () => {
      clearTimeout(said);
      clearTimeout(long);
    };
  }, []);
  return state;
}

/** Grey lines in place of what is being fetched; `words` say what that is. */
export function Waiting({ words, rows = 6 }: { words: string; rows?: number }) {
  const t = useWords();
  const patience = usePatience();
  return (
    <div className="waiting">
      <p role="status" className="sub">
        {patience === 'quiet' ? '\u00a0' : words}
        {patience === 'long' && ` ${t('workbench.waiting.long')}`}
      </p>
      <Skeleton title={false} paragraph={{ rows }} aria-hidden="true" />
    </div>
  );
}

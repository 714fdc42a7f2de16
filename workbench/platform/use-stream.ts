import { useEffect, useRef, useState } from 'react';
import { query } from './api.ts';
import { marks } from './app.ts';

/**
 * Calls `changed` when the server says so on an event stream. Only the page that is seen listens: over HTTP/1.1 a
 * browser has six connections for all its tabs, and a clerk opens more than six. Coming back to a page reads it anew
 * anyway (refetchOnWindowFocus), which is also what is left where the server offers no stream. The stream of
 * `/cases/1/stream` is told when `/cases/1` and what is below was read, and says at once what changed since. Answers whether
 * the line is broken; when it is back the page is read anew, for nobody knows what was missed.
 */
export function useStream(path: string, changed: () => void): boolean {
  const [broken, setBroken] = useState(false);
  const latest = useRef(changed);
  useEffect(() => {
    latest.current = changed;
  });
  useEffect(() => {
    let source: EventSource | undefined;
    const follow = () => {
      if (document.visibilityState !== 'visible') {
        source?.close();
        source = undefined;
      } else if (!source) {
        const since = marks.since(path.replace(/\/stream$/, ''));
        source = new EventSource(`/api${path}${query({ since })}`);
        source.addEventListener('changed', () => latest.current());
        let lost = false;
        source.onerror = () => {
          lost = true;
          setBroken(true);
        };
        source.onopen = () => {
          if (lost) latest.current();
          lost = false;
          setBroken(false);
        };
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      source?.close();
    };
  }, [path]);
  return broken;
}

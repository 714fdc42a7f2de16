import { useEffect, useRef, useState } from 'react';

/**
 * Calls `changed` when the server says so on an event stream. Only the page that is seen listens: over HTTP/1.1 a
 * browser has six connections for all its tabs, and a clerk opens more than six. Coming back to a page reads it anew
 * anyway (refetchOnWindowFocus), which is also what is left where the server offers no stream. Answers whether the line is
 * broken; when it is back the page is read anew, for nobody knows what was missed.
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
        source = new EventSource(`/api${path}`);
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

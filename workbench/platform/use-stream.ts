import { useEffect, useRef } from 'react';

/**
 * Calls `changed` when the server says so on an event stream. Only the page that is seen listens: over HTTP/1.1 a
 * browser has six connections for all its tabs, and a clerk opens more than six. Coming back to a page reads it anew
 * anyway (refetchOnWindowFocus), which is also what is left where the server offers no stream.
 */
export function useStream(path: string, changed: () => void): void {
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
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      source?.close();
    };
  }, [path]);
}

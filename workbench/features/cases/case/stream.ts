import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { caseKeys } from '../queries.ts';

/**
 * Reads the case anew when the server says it changed. Only the page that is seen listens: over HTTP/1.1 a browser has
 * six connections for all its tabs, and a clerk opens more than six. Coming back to a page reads it anew anyway
 * (refetchOnWindowFocus), which is also what is left where the server offers no stream.
 */
export function useCaseStream(id: string): void {
  const client = useQueryClient();
  useEffect(() => {
    let source: EventSource | undefined;
    const refresh = () => void client.invalidateQueries({ queryKey: caseKeys.one(id) });
    const follow = () => {
      if (document.visibilityState !== 'visible') {
        source?.close();
        source = undefined;
      } else if (!source) {
        source = new EventSource(`/api/cases/${encodeURIComponent(id)}/stream`);
        source.addEventListener('changed', refresh);
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      source?.close();
    };
  }, [client, id]);
}

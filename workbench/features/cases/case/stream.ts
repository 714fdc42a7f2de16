import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { caseKeys } from '../queries.ts';

/**
 * Reads the case anew when the server says it changed. Where it offers no stream (404), or the stream ends for good,
 * the browser closes it, and coming back to the window is what refreshes.
 */
export function useCaseStream(id: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(`/api/cases/${encodeURIComponent(id)}/stream`);
    const refresh = () => void client.invalidateQueries({ queryKey: caseKeys.one(id) });
    source.addEventListener('message', refresh);
    source.addEventListener('change', refresh);
    return () => source.close();
  }, [client, id]);
}

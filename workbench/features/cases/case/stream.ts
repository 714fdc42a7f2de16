import { useQueryClient } from '@tanstack/react-query';
import { useStream } from '../../../platform/use-stream.ts';
import { caseKeys } from '../queries.ts';

/** Reads the case anew when the server says it changed. */
export function useCaseStream(id: string): void {
  const client = useQueryClient();
  useStream(
    `/cases/${encodeURIComponent(id)}/stream`,
    () => void client.invalidateQueries({ queryKey: caseKeys.one(id) }),
  );
}

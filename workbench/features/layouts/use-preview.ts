import { useEffect, useState } from 'react';
import type { DesignFinding, LicenceDesign } from '../../../contracts/licence-designs.ts';
import { asFailure, type Failure } from '../../platform/problem.ts';
import { previewOf } from './queries.ts';

/** After the last change: drawing takes the server some 30 ms, a hand moves faster. */
const PAUSE_MS = 250;

/** The server's drawing of what is edited, a moment behind; the last good one stays while the next is made. */
export function usePreview(typeId: string, design: LicenceDesign, longest: boolean) {
  const [image, setImage] = useState('');
  const [findings, setFindings] = useState<DesignFinding[]>([]);
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { svg, findings: found } = await previewOf(typeId, design, longest, gone.signal);
        setFindings(found);
        setFailure(undefined);
        if (svg) setImage(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })));
      } catch (error) {
        if (!gone.signal.aborted) setFailure(asFailure(error));
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [typeId, design, longest]);
  useEffect(() => () => URL.revokeObjectURL(image), [image]);
  return { image, findings, failure };
}

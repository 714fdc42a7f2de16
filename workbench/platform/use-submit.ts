import { useRef, useState } from 'react';
import { asFailure, type Failure } from './problem.ts';

/** One thing sent at a time; a second press while it is under way does nothing. */
export function useSubmit() {
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function submit<T>(send: () => Promise<T>, onDone: (answer: T) => void): Promise<void> {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    setFailure(undefined);
    try {
      onDone(await send());
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      under.current = false;
      setBusy(false);
    }
  }
  return { busy, failure, submit, clear: () => setFailure(undefined) };
}

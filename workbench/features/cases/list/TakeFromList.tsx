import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseRow } from '../../../../contracts/cases.ts';
import { failureSentence } from '../../../parts/ProblemNote.tsx';
import { KeyCap } from '../../../parts/Tag.tsx';
import { announce } from '../../../platform/live.tsx';
import { useKeys } from '../../../platform/use-keys.ts';
import { useWords } from '../../../platform/words.tsx';
import { useCommand } from '../commands.ts';
import { caseQuery } from '../queries.ts';

/** How long a row must stay current before its case is read: long enough to pass over with J J J. */
const dwell = 250;

/** T on the row in hand. Whether it may be taken is the server's word, read as the row becomes current. */
export function TakeFromList({ row }: { row: CaseRow }) {
  const t = useWords();
  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(row.id), dwell);
    return () => clearTimeout(timer);
  }, [row.id]);
  const view = useQuery({ ...caseQuery(row.id), enabled: asked === row.id });
  const take = useCommand(row.id);
  const action = view.data?.actions.find(({ command }) => command === 'take');
  const act = () => {
    if (!view.data || !action || take.isPending) return;
    take.mutate(
      { command: 'take', version: view.data.version, input: {} },
      { onSuccess: () => announce(t('workbench.done.take')) },
    );
  };
  useKeys({ t: act });
  const reset = take.reset;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of one row is not said of the next
  useEffect(() => reset(), [row.id, reset]);

  return (
    <>
      {action && (
        <button
          type="button"
          className="btn go"
          aria-keyshortcuts="T"
          disabled={take.isPending}
          onClick={act}
        >
          {take.isPending ? t('workbench.doing.take') : t('workbench.command.take')} <KeyCap>T</KeyCap>
        </button>
      )}
      <span role="status" className={take.isError ? 'err' : 'sub'}>
        {take.isSuccess && t('workbench.done.take')}
        {take.isError && `${failureSentence(take.error, t)} ${take.error.detail}`}
      </span>
    </>
  );
}

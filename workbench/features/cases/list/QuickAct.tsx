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

const quick = { t: 'take', s: 'accept' } as const;

/**
 * T and S on the row in hand: what a clerk does a hundred times a day, without a mouse and without opening the case.
 * Whether it may be taken or accepted is the server's word, read as the row becomes current.
 */
export function QuickAct({ row, onNext }: { row: CaseRow; onNext: () => void }) {
  const t = useWords();
  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(row.id), dwell);
    return () => clearTimeout(timer);
  }, [row.id]);
  const view = useQuery({ ...caseQuery(row.id), enabled: asked === row.id });
  const send = useCommand(row.id);
  const may = (command: string) => view.data?.actions.some((one) => one.command === command) ?? false;
  const act = (command: (typeof quick)[keyof typeof quick]) => {
    if (!view.data || !may(command) || send.isPending) return;
    send.mutate(
      { command, version: view.data.version, input: {} },
      {
        onSuccess: () => {
          announce(t(`workbench.done.${command}`));
          if (command === 'accept') onNext();
        },
      },
    );
  };
  useKeys({ t: () => act('take'), s: () => act('accept') });
  const reset = send.reset;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of one row is not said of the next
  useEffect(() => reset(), [row.id, reset]);
  const sent = send.variables?.command as 'take' | 'accept' | undefined;

  return (
    <>
      {(Object.keys(quick) as (keyof typeof quick)[])
        .filter((key) => may(quick[key]))
        .map((key) => (
          <button
            key={key}
            type="button"
            className="btn go"
            aria-keyshortcuts={key.toUpperCase()}
            disabled={send.isPending}
            onClick={() => act(quick[key])}
          >
            {send.isPending ? t(`workbench.doing.${quick[key]}`) : t(`workbench.command.${quick[key]}`)}{' '}
            <KeyCap>{key.toUpperCase()}</KeyCap>
          </button>
        ))}
      <span role="status" className={send.isError ? 'err' : 'sub'}>
        {send.isSuccess && sent && t(`workbench.done.${sent}`)}
        {send.isError && `${failureSentence(send.error, t)} ${send.error.detail}`}
      </span>
    </>
  );
}

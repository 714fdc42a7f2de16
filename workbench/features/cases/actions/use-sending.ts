import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OfficerCommand } from '../../../../contracts/case-commands.ts';
import type { CaseView, Change, CommandReply } from '../../../../contracts/cases.ts';
import { announce } from '../../../platform/live.tsx';
import { changesOf, type Failure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { type Sent, useCommand } from '../commands.ts';
import { caseKeys, caseQuery, readChanges } from '../queries.ts';

export type Done = { command: OfficerCommand; reply: CommandReply };
export type Sending = {
  busy: OfficerCommand | undefined;
  done: Done | undefined;
  failure: Failure | undefined;
  /** Sends the same command again, with the same key. */
  again: (() => void) | undefined;
  send: (sent: Sent) => void;
};

type Hooks = {
  onDone: (command: OfficerCommand, latest: CaseView | undefined) => void;
  onStale: (changes: Change[]) => void;
};

/** Sends commands one at a time and sorts the answers: done, somebody was first, somebody has it, anything else. */
export function useSending(caseId: string, { onDone, onStale }: Hooks): Sending {
  const t = useWords();
  const client = useQueryClient();
  const command = useCommand(caseId);
  const [done, setDone] = useState<Done>();
  const [failure, setFailure] = useState<Failure>();

  const send = (sent: Sent) => {
    setDone(undefined);
    setFailure(undefined);
    command.mutate(sent, {
      async onSuccess(reply) {
        setDone({ command: sent.command, reply });
        announce(t(`workbench.done.${sent.command}`));
        const latest = await client.fetchQuery({ ...caseQuery(caseId), staleTime: 0 }).catch(() => undefined);
        onDone(sent.command, latest);
      },
      onError(error) {
        if (error.code === 'stale-version') {
          // Read in the language of the page; what came with the refusal stands in where that fails.
          void readChanges(caseId, sent.version).then(onStale, () => onStale(changesOf(error)));
        } else setFailure(error);
        if (error.status === 409) void client.invalidateQueries({ queryKey: caseKeys.all });
      },
    });
  };
  const last = command.variables;
  const passing = failure?.code === 'unreachable' || failure?.code === 'unavailable';
  return {
    busy: command.isPending ? last?.command : undefined,
    done,
    failure,
    again: passing && last ? () => send(last) : undefined,
    send,
  };
}

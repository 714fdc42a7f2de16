import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Change, CommandReply } from '../../../../contracts/cases.ts';
import type { OfficerStepCommand } from '../../../../contracts/step-commands.ts';
import { api, intents } from '../../../platform/app.ts';
import { announce } from '../../../platform/live.tsx';
import { asFailure, changesOf } from '../../../platform/problem.ts';
import { useSubmit } from '../../../platform/use-submit.ts';
import { useWords } from '../../../platform/words.tsx';
import { caseKeys, readChanges } from '../queries.ts';

/** A command on a step as it is sent; `version` is what its writer saw. */
export type StepSent = { command: OfficerStepCommand; body: Record<string, unknown> & { version: number } };

/** Sends the acts on steps one at a time, each with the key of its intent. */
export function useStepSending(caseId: string) {
  const t = useWords();
  const client = useQueryClient();
  const { busy, failure, submit, clear } = useSubmit();
  const [done, setDone] = useState<OfficerStepCommand>();
  const [changes, setChanges] = useState<Change[]>([]);

  const send = ({ command, body }: StepSent, onDone: () => void) => {
    const about = `${caseId} ${command} ${String(body.step)} ${String(body.seat)}`;
    setDone(undefined);
    setChanges([]);
    void submit(
      () =>
        api<CommandReply>({
          method: 'POST',
          path: `/cases/${encodeURIComponent(caseId)}/commands/${command}`,
          body,
          idempotencyKey: intents.keyFor(about, body),
        })
          .catch(async (error: unknown) => {
            const failed = asFailure(error);
            // Read in the language of the page; what came with the refusal stands in where that fails.
            if (failed.code === 'stale-version')
              setChanges(await readChanges(caseId, body.version).catch(() => changesOf(failed)));
            throw error;
          })
          // Until the page shows what it led to: the next press is written against that, not against the state before.
          .finally(() => client.invalidateQueries({ queryKey: caseKeys.all })),
      () => {
        intents.settle(about);
        setDone(command);
        announce(t(`workbench.step.done.${command}`));
        onDone();
      },
    );
  };
  return { busy, failure, changes, done, send, clear };
}
export type StepSending = ReturnType<typeof useStepSending>;

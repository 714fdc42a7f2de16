import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { commandBodies, OfficerCommand } from '../../../contracts/case-commands.ts';
import type { CommandReply } from '../../../contracts/cases.ts';
import { sendOnce } from '../../platform/app.ts';
import type { Failure } from '../../platform/problem.ts';
import { caseKeys } from './queries.ts';

/** Body of each command without the version, which the page adds. */
export type CommandInput = {
  [C in OfficerCommand]: Omit<Static<(typeof commandBodies)[C]>, 'version'>;
};
export type Sent = {
  [C in OfficerCommand]: { command: C; version: number; input: CommandInput[C] };
}[OfficerCommand];

/** Sends one command; the key is the intent's, so that sending again is never a second deed. */
export const sendCommand = (caseId: string, sent: Sent): Promise<CommandReply> =>
  sendOnce(`${caseId} ${sent.command}`, `/cases/${encodeURIComponent(caseId)}/commands/${sent.command}`, {
    version: sent.version,
    ...sent.input,
  });

/** Nothing is shown as done before the server says so; then whatever shows cases is read anew. */
export function useCommand(caseId: string) {
  const client = useQueryClient();
  return useMutation<CommandReply, Failure, Sent>({
    mutationFn: (sent) => sendCommand(caseId, sent),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKeys.all }),
  });
}

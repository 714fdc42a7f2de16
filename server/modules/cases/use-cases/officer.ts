import type { Static } from 'typebox';
import type { commandBodies, OfficerCommand } from '../../../../contracts/case-commands.ts';
import type { CommandReply } from '../../../../contracts/cases.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { CasesContext } from '../context.ts';
import { type Open, type Prepared, type Request, runCommand } from '../run-command.ts';

/** How an officer's command arrives: which case, the body of contracts/cases.ts, and the idempotency key. */
export type OfficerInput<C extends OfficerCommand> = {
  caseId: string;
  key: string;
  body: Static<(typeof commandBodies)[C]>;
};
export type OfficerUseCase<C extends OfficerCommand> = (
  ctx: CasesContext,
  actor: StaffActor,
  input: OfficerInput<C>,
) => Promise<CommandReply>;

export function officerCommand<C extends OfficerCommand>(
  ctx: CasesContext,
  actor: StaffActor,
  name: C,
  input: OfficerInput<C>,
  prepare: (open: Open) => Promise<Prepared>,
): Promise<CommandReply> {
  const { caseId, key, body } = input;
  const request: Request = { caseId, name, version: body.version, key, body };
  return runCommand(ctx, actor, request, prepare);
}

import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 办结: the result has reached the applicant (art. 44). */
export const finishCase: OfficerUseCase<'finish'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'finish', input, async () => ({
    command: { name: 'finish', body: { delivery: input.body.delivery } },
  }));

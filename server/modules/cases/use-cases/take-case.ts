import { type OfficerUseCase, officerCommand } from './officer.ts';

/** An officer takes a free case: from now on only she acts on it. Throws `case-taken` with who has it. */
export const takeCase: OfficerUseCase<'take'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'take', input, async () => ({ command: { name: 'take', body: {} } }));

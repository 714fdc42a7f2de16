import { type OfficerUseCase, officerCommand } from './officer.ts';

/** The officer who has a case puts it back for others. */
export const releaseCase: OfficerUseCase<'release'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'release', input, async () => ({ command: { name: 'release', body: {} } }));

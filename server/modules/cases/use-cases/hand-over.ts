import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { placesAbove, recipientOf } from '../recipients.ts';
import type { Open } from '../run-command.ts';
import { sealText } from './command-text.ts';
import { type OfficerInput, type OfficerUseCase, officerCommand } from './officer.ts';

type Input = OfficerInput<'hand-over' | 'assign' | 'reassign'>;

/** 移交: who has a case gives it to a colleague, with a reason. Throws `not-allowed-now` where she could not go on with it. */
export const handOver: OfficerUseCase<'hand-over'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'hand-over', input, async (open) => {
    const { body, texts } = await recipient(ctx, open, input);
    return { command: { name: 'hand-over', body }, rows: { texts } };
  });

/** 指派: a leader gives a case that nobody has to an officer. Throws `case-taken`, `not-allowed-now`. */
export const assignCase: OfficerUseCase<'assign'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'assign', input, async (open) => {
    const { body, texts } = await recipient(ctx, open, input);
    return { command: { name: 'assign', body }, rows: { texts } };
  });

/** 改派: a leader gives the case of an absent officer to another. Throws `not-allowed-now` while she is here. */
export const reassignCase: OfficerUseCase<'reassign'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'reassign', input, async (open) => {
    const { body, texts } = await recipient(ctx, open, input);
    const from = open.state.handler?.staffId;
    if (!from) throw new AppError('not-allowed-now', { reason: 'nobody-has-it', command: 'reassign' });
    return { command: { name: 'reassign', body: { ...body, from } }, rows: { texts } };
  });

/** Work meant for an absent colleague goes to her substitute; the evidence says for whom it was meant. */
async function recipient(ctx: CasesContext, open: Open, { body }: Input) {
  const above = await placesAbove(ctx, open.state);
  const colleagues = await ctx.neighbours.colleagues([...above]);
  const found = recipientOf(colleagues, body.to, open.state, above);
  if (!found) throw new AppError('not-allowed-now', { reason: 'not-for-colleague' });
  const text = sealText(ctx, 'hand-over', body.reason);
  const { staffId, actor } = found;
  const instead = staffId === body.to ? null : body.to;
  return { body: { to: staffId, instead, text: text.ref, recipient: actor }, texts: [text.row] };
}

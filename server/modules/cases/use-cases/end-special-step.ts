import { sealText } from './command-text.ts';
import { fieldProblem } from './field-problem.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** The step is over, with its result; where it stopped the clock, today counts again. */
export const endSpecialStep: OfficerUseCase<'end-special-step'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'end-special-step', input, async ({ state }) => {
    const running = state.steps.find((step) => step.name === input.body.step && !step.result);
    if (!running) throw fieldProblem('step', 'not-an-option');
    const outcome = running.asked ? input.body.outcome : null;
    if (outcome === undefined) throw fieldProblem('outcome', 'required');
    const text = sealText(ctx, 'clock', { result: input.body.result });
    return {
      command: { name: 'end-special-step', body: { no: running.no, outcome, text: text.ref } },
      rows: { texts: [text.row] },
    };
  });

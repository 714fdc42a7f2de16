import type { CommandReply } from '../../../../contracts/cases.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { chineseDay } from '../../../platform/chinese.ts';
import type { CasesContext } from '../context.ts';
import { papersOf } from '../papers/of-case.ts';
import { runCommand } from '../run-command.ts';
import { askingSays, askingStep, stepEnd } from '../special-steps.ts';
import { sealText } from './command-text.ts';

export type AskInput = {
  caseId: string;
  key: string;
  /** In her own words, may be empty: art. 47 asks for no reasons. */
  why: string;
};

/**
 * 要求听证 (art. 47): within the days that she was told, the applicant asks for the step, and gets a receipt. It names no
 * version: what an officer did in the same minute takes nobody's right. Throws `not-allowed-now`: `nothing-to-ask` where
 * nobody told her of one, `asking-over` once the days have passed.
 */
export async function askSpecialStep(
  ctx: CasesContext,
  actor: ApplicantActor,
  { caseId, key, why }: AskInput,
): Promise<CommandReply> {
  const request = { caseId, name: 'ask-special-step' as const, key, body: { why } };
  return runCommand(ctx, actor, request, async (open) => {
    // That there is one, and in time, was asked before.
    const step = askingStep(open.state.steps);
    const { name = '', days = null } = step?.asked ?? {};
    const text = sealText(ctx, 'clock', { result: why ? `要求${name}：${why}` : `要求${name}。` });
    const by = days === null ? '' : chineseDay(stepEnd(open, ctx.clock.now(), days));
    return {
      command: { name: 'ask-special-step', body: { no: step?.no ?? 0, text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, {
        clock: {
          act: 'ask',
          step: name,
          askedBy: actor.personName,
          says: askingSays(step?.name ?? '', by),
          reason: '',
        },
      }),
    };
  });
}

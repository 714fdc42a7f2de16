import type { CommandReply } from '../../../../contracts/cases.ts';
import type { Answers } from '../../../../contracts/forms.ts';
import type { ApplicantActor, MandateScope } from '../../../../contracts/identity.ts';
import type { InstantRule } from '../../../../contracts/instant.ts';
import { localDate } from '../../../platform/clock.ts';
import type { CasesContext } from '../context.ts';
import { instantFactsOf, judge } from '../instant.ts';
import type { Sourced } from '../materials.ts';
import { papersOf } from '../papers/of-case.ts';
import { type Open, type Prepared, runCommand } from '../run-command.ts';
import { sealText } from './command-text.ts';

const system = { kind: 'system', name: 'instant' } as const;

export type JustSubmitted = {
  caseId: string;
  rule: InstantRule;
  answers: Answers;
  sourced: readonly Sourced[];
  actor: ApplicantActor;
  mandate: MandateScope | null;
};

/**
 * 秒批 (行政许可法 34 para. 2): the item's rule is asked once, of what was handed in. All conditions met: accepted and
 * granted, with the rule's version and the sealed values it looked at. Otherwise people have it, and see which were not.
 */
export function decideInstantly(ctx: CasesContext, submitted: JustSubmitted): Promise<CommandReply> {
  const { caseId, rule, answers, sourced, actor, mandate } = submitted;
  const facts = instantFactsOf(sourced, {
    realNameLevel: actor.level,
    underMandate: mandate !== null,
    today: localDate(ctx.clock.now()),
  });
  const { unmet, inputs } = judge(rule, answers, facts);
  const sealed = sealText(ctx, 'instant', inputs);
  const judged = { rule: { id: rule.id, version: rule.version }, inputs: sealed.ref, unmet };
  const name = unmet.length ? ('pass-to-people' as const) : ('grant-instantly' as const);
  const request = { caseId, name, key: `instant ${caseId}`, body: null };
  return runCommand(ctx, system, request, async (open): Promise<Prepared> => {
    if (unmet.length)
      return { command: { name: 'pass-to-people', body: judged }, rows: { texts: [sealed.row] } };
    const text = sealText(ctx, 'decision', { reason: rule.reason, part: null });
    return {
      command: { name: 'grant-instantly', body: { judged, text: text.ref } },
      rows: { texts: [sealed.row, text.row] },
      papers: await papers(ctx, open, rule),
    };
  });
}

const papers = (ctx: CasesContext, open: Open, { id, version, reason }: InstantRule) =>
  papersOf(ctx, open, {
    starts: open.state.limits.decision,
    decision: { decision: 'grant', reason, part: null, automatic: { rule: id, version } },
  });

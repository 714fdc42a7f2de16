import type { CommandReply } from '../../../../contracts/cases.ts';
import type { Answers } from '../../../../contracts/forms.ts';
import type { InstantRule } from '../../../../contracts/instant.ts';
import { judge } from '../../../../contracts/instant-judge.ts';
import type { CasesContext } from '../context.ts';
import { type InstantKnown, instantFactsOf, type SourceFact } from '../instant.ts';
import { papersOf } from '../papers/of-case.ts';
import { type Open, type Prepared, runCommand } from '../run-command.ts';
import { sealText } from './command-text.ts';

const system = { kind: 'system', name: 'instant' } as const;

export type JustSubmitted = {
  caseId: string;
  rule: InstantRule;
  answers: Answers;
  sources: readonly SourceFact[];
  known: InstantKnown;
};

/**
 * 秒批 (行政许可法 34 para. 2): the item's rule is asked once, of what was handed in. All conditions met: accepted and
 * granted, with the rule's version and the sealed values it looked at. Otherwise people have it, and see which were not.
 */
export function decideInstantly(ctx: CasesContext, submitted: JustSubmitted): Promise<CommandReply> {
  const { caseId, rule, answers, sources, known } = submitted;
  const { unmet, inputs } = judge(rule, answers, instantFactsOf(sources, known));
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

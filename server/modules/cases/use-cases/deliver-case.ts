import type { Snapshot } from '../papers/basis.ts';
import { openJson, places } from '../sealing.ts';
import { sealText } from './command-text.ts';
import { fieldProblem } from './field-problem.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/**
 * 送达 (art. 44): at the counter to the applicant or the agent, whose name is compared with the card; by post with the
 * number of the consignment; or online. Who and where is sealed. Throws `invalid-input` where that is missing or differs.
 */
export const deliverCase: OfficerUseCase<'deliver'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'deliver', input, async ({ row }) => {
    const { delivery } = input.body;
    const receiver = input.body.receiver?.trim() ?? '';
    const tracking = input.body.tracking?.trim() ?? '';
    if (delivery === 'online') {
      return { command: { name: 'deliver', body: { delivery, text: null } } };
    }
    if (delivery === 'post' && !tracking) throw fieldProblem('tracking', 'required');
    if (delivery === 'counter') {
      if (!receiver) throw fieldProblem('receiver', 'required');
      const { name, agentName } = openJson<Snapshot>(ctx, row.applicantSealed, places.applicant(row.id));
      if (receiver !== name && receiver !== agentName) throw fieldProblem('receiver', 'not-the-applicant');
    }
    const text = sealText(ctx, 'delivery', delivery === 'post' ? { tracking } : { receiver });
    return {
      command: { name: 'deliver', body: { delivery, text: text.ref } },
      rows: { texts: [text.row] },
    };
  });

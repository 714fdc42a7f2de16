import type { Snapshot } from '../papers/basis.ts';
import { itemOf, papersOf } from '../papers/of-case.ts';
import { openJson, places } from '../sealing.ts';
import { sealText } from './command-text.ts';
import { fieldProblem } from './field-problem.ts';
import { entrustedFor, entrustedName, handedOf } from './handing.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/**
 * 送达 (art. 44): at the counter to the applicant or the agent, whose name is compared with the card; by post with the
 * number of the consignment; or online. Who and where is sealed, and printed on the receipt 送达回证. Throws
 * `invalid-input` where that is missing or differs.
 */
export const deliverCase: OfficerUseCase<'deliver'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'deliver', input, async (open) => {
    const { row, state } = open;
    const { delivery } = input.body;
    const receiver = delivery === 'counter' ? (input.body.receiver?.trim() ?? '') : '';
    const tracking = delivery === 'post' ? (input.body.tracking?.trim() ?? '') : '';
    if (delivery === 'post' && !tracking) throw fieldProblem('tracking', 'required');
    if (delivery === 'counter') {
      if (!receiver) throw fieldProblem('receiver', 'required');
      const { name, agentName } = openJson<Snapshot>(ctx, row.applicantSealed, places.applicant(row.id));
      if (receiver !== name && receiver !== agentName) throw fieldProblem('receiver', 'not-the-applicant');
    }
    const handedBy = entrustedFor(actor, state);
    const papers = await papersOf(ctx, open, {
      handing: {
        way: delivery,
        handed: handedOf(state, await itemOf(ctx, open)),
        receiver: receiver || null,
        tracking: tracking || null,
        officer: actor.name,
        entrusted: await entrustedName(ctx, handedBy),
      },
    });
    if (delivery === 'online') {
      return { command: { name: 'deliver', body: { delivery, handedBy, text: null } }, papers };
    }
    const text = sealText(ctx, 'delivery', delivery === 'post' ? { tracking } : { receiver });
    return {
      command: { name: 'deliver', body: { delivery, handedBy, text: text.ref } },
      rows: { texts: [text.row] },
      papers,
    };
  });

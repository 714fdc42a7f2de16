import type { HandingView } from '../../../../contracts/cases.ts';
import { maskName } from '../../identity/index.ts';
import type { Case } from '../case.ts';
import type { CasesContext } from '../context.ts';
import { entrustedName } from '../use-cases/handing.ts';

type Reading = { text: (ref: { id: string }) => unknown; name: (staffId: string) => string; masked: boolean };

/** How the result was made and handed out, and by whom for the organisation in charge (委托受理, 委托制证). */
export async function handingView(
  ctx: Pick<CasesContext, 'neighbours'>,
  { rules, issued, handed, collected }: Case,
  { text, name, masked }: Reading,
): Promise<HandingView> {
  const said = handed?.text
    ? ((text(handed.text) ?? {}) as { receiver?: string; tracking?: string })
    : { receiver: undefined, tracking: undefined };
  const receiver = said.receiver ?? null;
  return {
    entrusted: {
      accepts: await entrustedName(ctx, rules.acceptedBy),
      prints: await entrustedName(ctx, rules.printedBy),
    },
    issued: issued && {
      by: name(issued.staffId),
      organisation: await entrustedName(ctx, issued.printedBy),
      at: issued.at,
    },
    delivered: handed && {
      way: handed.way,
      by: name(handed.staffId),
      organisation: await entrustedName(ctx, handed.handedBy),
      receiver: receiver && masked ? maskName(receiver) : receiver,
      tracking: said.tracking ?? null,
      at: handed.at,
    },
    collected: collected && { at: collected.at },
  };
}

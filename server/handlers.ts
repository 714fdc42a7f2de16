import {
  batchHandlers,
  type CasesContext,
  caseHandlers,
  drawHandlers,
  instantHandlers,
  preCheckHandlers,
  seatNoticeHandlers,
  takenLicenceHandlers,
} from './modules/cases/index.ts';
import { proposalHandlers } from './modules/catalogue/index.ts';
import { identityHandlers } from './modules/identity/index.ts';
import { jointHandlers } from './modules/joint/index.ts';
import { type LicencesContext, licenceHandlers } from './modules/licences/index.ts';
import { ledgerHandlers } from './modules/programmes/index.ts';
import { ratingHandlers } from './modules/ratings/index.ts';
import { requestHandlers } from './modules/requests/index.ts';
import { supervisionHandlers } from './modules/supervision/index.ts';
import type { Context } from './platform/context.ts';
import type { OutboxHandler, OutboxHandlers } from './platform/outbox/index.ts';

/** Who listens to what leaves the modules, in this order. A kind that nobody listens to is let go. */
export function eventHandlers(ctx: Context, licences: LicencesContext, cases: CasesContext): OutboxHandlers {
  return together(
    identityHandlers,
    proposalHandlers,
    caseHandlers,
    seatNoticeHandlers(cases),
    batchHandlers(cases),
    instantHandlers(cases, ctx.log),
    preCheckHandlers(cases),
    takenLicenceHandlers(cases),
    licenceHandlers(licences),
    jointHandlers(cases),
    drawHandlers(cases, ctx.log),
    ratingHandlers(ctx),
    requestHandlers(ctx),
    supervisionHandlers({ ...ctx, cases }),
    ledgerHandlers(ctx),
  );
}

function together(...all: OutboxHandlers[]): OutboxHandlers {
  const joined: Record<string, OutboxHandler[]> = {};
  for (const handlers of all) {
    for (const [kind, list] of Object.entries(handlers)) joined[kind] = [...(joined[kind] ?? []), ...list];
  }
  return joined;
}

import { announce } from '../../platform/live.ts';
import type { OutboxHandler, OutboxHandlers } from '../../platform/outbox/index.ts';
import { kindVersions } from './events/kinds.ts';
import { caseNotices } from './notices.ts';
import { tellRelianceEnded } from './reliance-notice.ts';

/** What open pages of a case listen to; it tells that something changed, never what. */
export const caseTopic = (caseId: string): string => `case:${caseId}`;

const tell: OutboxHandler = (tx, row) => announce(tx, caseTopic(String(row.payload.caseId)));

/** Every event of a case reaches the pages that show it; some are also told to officers by name. */
export const caseHandlers: OutboxHandlers = {
  // A licence that a case took instead of a paper does not hold any more: whoever has the case open sees it.
  'licence.reliance-ended': [tell, tellRelianceEnded],
  ...Object.fromEntries(
    Object.keys(kindVersions).map((kind) => {
      const notice = caseNotices[`case.${kind}`];
      return [`case.${kind}`, notice ? [tell, notice] : [tell]];
    }),
  ),
};

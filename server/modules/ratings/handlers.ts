import { t } from '../../../ui/words/index.ts';
import { announce } from '../../platform/live.ts';
import { sendMessage } from '../../platform/messages/index.ts';
import type { OutboxHandlers } from '../../platform/outbox/index.ts';
import { ratedCase } from '../cases/index.ts';
import { subjectDetails } from '../identity/index.ts';
import type { RatingsContext } from './context.ts';
import { deviceTopic } from './counter/devices.ts';
import { linkUntil, ratingToken } from './links.ts';
import { tellOfTicket } from './tickets/notices.ts';

/** What ratings listen to: tablets to wake, tickets to tell of, and finished cases whose applicants are asked. */
export function ratingHandlers(ctx: RatingsContext): OutboxHandlers {
  return {
    'counter.woken': [(tx, row) => announce(tx, deviceTopic(String(row.payload.deviceId)))],
    'rating-ticket.stepped': [(tx, row) => tellOfTicket(tx, ctx, row)],
    /** 一事一评: whoever applied gets one link to rate it by, once, without having to sign in. */
    'case.finished': [
      async (tx, row) => {
        const caseId = String(row.payload.caseId);
        const found = await ratedCase(tx, caseId);
        const person = found && (await subjectDetails({ ...ctx, db: ctx.db }, found.agentId));
        if (!found?.finishedAt || !person?.phone) return;
        const until = linkUntil(row.createdAt);
        const token = ratingToken(ctx.keyring, { about: 'case', id: caseId, channel: 'sms', until });
        const text = t('zh-CN', 'rating.message', {
          item: found.itemName,
          link: `${ctx.config.publicUrl}/rate/${token}`,
        });
        await sendMessage(
          tx,
          ctx.keyring,
          { to: person.phone, text, key: `rating ${caseId}` },
          row.createdAt,
        );
      },
    ],
  };
}

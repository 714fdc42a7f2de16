import { notify } from '../../platform/notices/index.ts';
import type { OutboxHandlers } from '../../platform/outbox/index.ts';
import { staffNames } from './queries/list-staff.ts';

/** What leaves this module. */
export const identityHandlers: OutboxHandlers = {
  'staff.absent': [
    async (tx, row) => {
      const { staffId, substituteId, from, to } = row.payload as Record<string, string>;
      const names = await staffNames(tx, [staffId as string]);
      const notice = {
        reader: `staff:${substituteId}`,
        kind: 'stands-for' as const,
        about: { kind: 'queue' as const, id: 'mine' },
        params: { name: names.get(staffId as string) ?? '', from: from as string, to: to as string },
        key: `stands-for ${staffId} ${from} ${to}`,
      };
      await notify(tx, [notice], row.createdAt);
    },
  ],
};

import { type NoticeKind, notify } from '../../../platform/notices/index.ts';
import type { OutboxHandlers } from '../../../platform/outbox/index.ts';
import { officersFor } from '../../identity/index.ts';
import { itemNames } from '../queries/published-items.ts';
import { findProposal } from './store.ts';

const kinds: Record<string, NoticeKind> = {
  made: 'proposal-made',
  adopted: 'proposal-adopted',
  declined: 'proposal-declined',
};

/** A new proposal is told to who edits the item, its answer to who made it. */
export const proposalHandlers: OutboxHandlers = {
  'catalogue.proposal-stepped': [
    async (tx, row) => {
      const { proposalId, actor, step, version } = row.payload as Record<string, string>;
      const kind = kinds[step ?? ''];
      const stored = kind && (await findProposal(tx, proposalId ?? ''));
      if (!stored || stored.version !== Number(version)) return;
      const { id, itemCode, madeBy } = stored;
      const readers = step === 'made' ? await officersFor(tx, 'catalogue.edit', stored) : [madeBy];
      const item = (await itemNames(tx, [itemCode])).get(itemCode) ?? itemCode;
      await notify(
        tx,
        readers
          .filter((reader) => `staff:${reader}` !== actor)
          .map((reader) => ({
            reader: `staff:${reader}`,
            kind,
            about: { kind: 'proposal', id },
            params: { item },
            key: `${kind} ${id} ${version}`,
          })),
        row.createdAt,
      );
    },
  ],
};

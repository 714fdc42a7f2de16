import { useQueryClient } from '@tanstack/react-query';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { type ItemAt, itemPartQuery, publishPart } from './part-queries.ts';

/** Publishes a part of an item as the item's next version, says so, and reads the item anew. */
export function usePublish(part: 'route' | 'rules', item: ItemAt) {
  const t = useWords();
  const client = useQueryClient();
  const { busy, failure, submit } = useSubmit();
  const publish = (draft: object | null) =>
    submit(
      () => publishPart(part, item, draft),
      ({ version }) => {
        announce(t('workbench.editor.published', { n: version }));
        const { queryKey } = itemPartQuery(part, item.itemCode, item.divisionCode);
        void client.invalidateQueries({ queryKey });
      },
    );
  return { busy, failure, publish };
}

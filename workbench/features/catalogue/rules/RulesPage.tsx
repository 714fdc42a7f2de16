import type { ItemRulesView } from '../../../../contracts/item-rules.ts';
import { useWords } from '../../../platform/words.tsx';
import { PartPage } from '../PartPage.tsx';
import { itemPartQuery } from '../part-queries.ts';
import { RulesEditor } from './RulesEditor.tsx';

export function RulesPage(place: { itemCode: string; divisionCode: string }) {
  const t = useWords();
  const query = itemPartQuery<ItemRulesView>('rules', place.itemCode, place.divisionCode);
  return (
    <PartPage {...place} title={t('workbench.rules.title')} query={query}>
      {(item) => <RulesEditor key={item.version} item={item} />}
    </PartPage>
  );
}

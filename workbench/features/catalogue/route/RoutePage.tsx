import type { ItemRouteView } from '../../../../contracts/route-views.ts';
import { useWords } from '../../../platform/words.tsx';
import { PartPage } from '../PartPage.tsx';
import { itemPartQuery } from '../part-queries.ts';
import { RouteEditor } from './RouteEditor.tsx';

export function RoutePage(place: { itemCode: string; divisionCode: string }) {
  const t = useWords();
  const query = itemPartQuery<ItemRouteView>('route', place.itemCode, place.divisionCode);
  return (
    <PartPage {...place} title={t('workbench.editor.title')} query={query}>
      {(item) => <RouteEditor key={item.version} item={item} />}
    </PartPage>
  );
}

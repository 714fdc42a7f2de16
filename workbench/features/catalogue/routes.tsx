import { useParams, useSearch } from '@tanstack/react-router';
import { CatalogueList } from './CatalogueList.tsx';
import { ImportRoute } from './ImportPage.tsx';
import { ItemPage } from './ItemPage.tsx';
import { RoutePage } from './route/RoutePage.tsx';
import { RulesPage } from './rules/RulesPage.tsx';

export function CatalogueRoute() {
  return <CatalogueList search={useSearch({ from: '/catalogue' })} />;
}

export function ItemRoute() {
  const { itemCode } = useParams({ from: '/catalogue/$itemCode' });
  const { divisionCode } = useSearch({ from: '/catalogue/$itemCode' });
  return <ItemPage itemCode={itemCode} divisionCode={divisionCode} />;
}

export function ItemRouteRoute() {
  const { itemCode } = useParams({ from: '/catalogue/$itemCode/route' });
  const { divisionCode } = useSearch({ from: '/catalogue/$itemCode/route' });
  return <RoutePage itemCode={itemCode} divisionCode={divisionCode ?? ''} />;
}

export function ItemRulesRoute() {
  const { itemCode } = useParams({ from: '/catalogue/$itemCode/rules' });
  const { divisionCode } = useSearch({ from: '/catalogue/$itemCode/rules' });
  return <RulesPage itemCode={itemCode} divisionCode={divisionCode ?? ''} />;
}

export { ImportRoute };

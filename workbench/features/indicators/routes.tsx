import { useParams, useSearch } from '@tanstack/react-router';
import { EntriesPage } from './EntriesPage.tsx';
import { FactsPage } from './FactsPage.tsx';
import { IndicatorPage } from './IndicatorPage.tsx';
import { IndicatorsPage } from './IndicatorsPage.tsx';

export function IndicatorsRoute() {
  return <IndicatorsPage search={useSearch({ from: '/indicators' })} />;
}

export function IndicatorRoute() {
  const { indicatorId } = useParams({ from: '/indicators/$indicatorId' });
  return <IndicatorPage id={indicatorId} search={useSearch({ from: '/indicators/$indicatorId' })} />;
}

export function FactsRoute() {
  const { indicatorId } = useParams({ from: '/indicators/$indicatorId/facts' });
  return <FactsPage id={indicatorId} search={useSearch({ from: '/indicators/$indicatorId/facts' })} />;
}

export function EntriesRoute() {
  return <EntriesPage search={useSearch({ from: '/indicators/entered' })} />;
}

import { useSearch } from '@tanstack/react-router';
import { AttributionPage } from './AttributionPage.tsx';
import { LinesPage } from './LinesPage.tsx';

export function AttributionRoute() {
  return <AttributionPage search={useSearch({ from: '/attribution' })} />;
}

export function AttributionLinesRoute() {
  return <LinesPage search={useSearch({ from: '/attribution/lines' })} />;
}

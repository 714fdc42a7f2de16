import { useParams, useSearch } from '@tanstack/react-router';
import { LicencePage } from './LicencePage.tsx';
import { LicencesPage } from './LicencesPage.tsx';
import { PullPage } from './PullPage.tsx';

export function LicencesRoute() {
  const search = useSearch({ from: '/licences' });
  return <LicencesPage key={search.text ?? ''} search={search} />;
}

export function LicenceRoute() {
  const { licenceId } = useParams({ from: '/licences/$licenceId' });
  return <LicencePage key={licenceId} licenceId={licenceId} />;
}

export function PullRoute() {
  return <PullPage />;
}

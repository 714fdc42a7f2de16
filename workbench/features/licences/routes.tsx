import { useParams, useSearch } from '@tanstack/react-router';
import { CallsPage } from './CallsPage.tsx';
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

export function CallsRoute() {
  return <CallsPage />;
}

export function PullRoute() {
  return <PullPage />;
}

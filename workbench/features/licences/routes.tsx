import { useParams, useSearch } from '@tanstack/react-router';
import { LicenceBatchesPage } from './BatchesPage.tsx';
import { CallsPage } from './CallsPage.tsx';
import { LicenceBatchPage } from './LicenceBatchPage.tsx';
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

export function LicenceBatchesRoute() {
  return <LicenceBatchesPage />;
}

export function LicenceBatchRoute() {
  const { batchId } = useParams({ from: '/licence-batches/$batchId' });
  return <LicenceBatchPage key={batchId} batchId={batchId} />;
}

export function PullRoute() {
  return <PullPage />;
}

import { useParams, useSearch } from '@tanstack/react-router';
import { NewRequestPage } from './NewRequestPage.tsx';
import { RequestListPage } from './RequestListPage.tsx';
import { RequestPage } from './RequestPage.tsx';

export function RequestsRoute() {
  const search = useSearch({ from: '/requests' });
  return <RequestListPage key={search.text ?? ''} search={search} />;
}

export function RequestRoute() {
  const { requestId } = useParams({ from: '/requests/$requestId' });
  return <RequestPage key={requestId} id={requestId} />;
}

export function NewRequestRoute() {
  return <NewRequestPage />;
}

import { useParams, useSearch } from '@tanstack/react-router';
import { PreCheckListPage } from './PreCheckListPage.tsx';
import { PreCheckPage } from './PreCheckPage.tsx';

export function PreChecksRoute() {
  return <PreCheckListPage search={useSearch({ from: '/pre-checks' })} />;
}

export function PreCheckRoute() {
  const { preCheckId } = useParams({ from: '/pre-checks/$preCheckId' });
  return <PreCheckPage key={preCheckId} id={preCheckId} />;
}

import { useParams, useSearch } from '@tanstack/react-router';
import { EntryPage } from './EntryPage.tsx';
import { LedgerPage } from './LedgerPage.tsx';

export function LedgerRoute() {
  const { queue } = useSearch({ from: '/ledger' });
  return <LedgerPage queue={queue} />;
}

export function EntryRoute() {
  const { entryId } = useParams({ from: '/ledger/$entryId' });
  return <EntryPage key={entryId} id={entryId} />;
}

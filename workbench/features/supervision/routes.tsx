import { useParams, useSearch } from '@tanstack/react-router';
import { MatterListPage } from './MatterListPage.tsx';
import { MatterPage } from './MatterPage.tsx';

export function SupervisionRoute() {
  const search = useSearch({ from: '/supervision' });
  return <MatterListPage key={search.text ?? ''} search={search} at="/supervision" />;
}

export function OwnCardsRoute() {
  const search = useSearch({ from: '/my-cards' });
  return <MatterListPage key={search.text ?? ''} search={search} at="/my-cards" />;
}

export function MatterRoute() {
  const { matterId } = useParams({ from: '/supervision/$matterId' });
  return <MatterPage key={matterId} id={matterId} />;
}

import { useParams } from '@tanstack/react-router';
import { SealPage } from './SealPage.tsx';
import { SealsPage } from './SealsPage.tsx';

export function SealsRoute() {
  return <SealsPage />;
}

export function SealRoute() {
  const { sealId } = useParams({ from: '/seals/$sealId' });
  return <SealPage key={sealId} sealId={sealId} />;
}

import { useParams } from '@tanstack/react-router';
import { LayoutPage } from './LayoutPage.tsx';
import { LayoutsPage } from './LayoutsPage.tsx';

export function LayoutsRoute() {
  return <LayoutsPage />;
}

export function LayoutRoute() {
  const { typeId } = useParams({ from: '/layouts/$typeId' });
  return <LayoutPage key={typeId} typeId={typeId} />;
}

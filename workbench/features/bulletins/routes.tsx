import { useParams } from '@tanstack/react-router';
import { BulletinPage } from './BulletinPage.tsx';
import { BulletinsPage } from './BulletinsPage.tsx';

export const BulletinsRoute = BulletinsPage;

export function BulletinRoute() {
  const { bulletinId } = useParams({ from: '/bulletins/$bulletinId' });
  return <BulletinPage key={bulletinId} id={bulletinId} />;
}

import { NoticesPage } from './NoticesPage.tsx';

export function NoticesRoute() {
  return <NoticesPage />;
}

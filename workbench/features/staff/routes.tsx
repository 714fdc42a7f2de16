import { StaffPage } from './StaffPage.tsx';

export function StaffRoute() {
  return <StaffPage />;
}

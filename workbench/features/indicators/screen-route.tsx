import { useSearch } from '@tanstack/react-router';
import { ScreenPage } from './ScreenPage.tsx';

export function ScreenRoute() {
  return <ScreenPage search={useSearch({ from: '/screen' })} />;
}

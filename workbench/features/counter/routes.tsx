import { useSearch } from '@tanstack/react-router';
import { CounterPage } from './CounterPage.tsx';
import { FlagsPage } from './FlagsPage.tsx';

export function CounterRoute() {
  return <CounterPage />;
}

export function FlagsRoute() {
  const { all } = useSearch({ from: '/flags' });
  return <FlagsPage open={!all} />;
}

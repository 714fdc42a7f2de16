import { useParams } from '@tanstack/react-router';
import { JointListPage } from './JointListPage.tsx';
import { JointPage } from './JointPage.tsx';

export function JointsRoute() {
  return <JointListPage />;
}

export function JointRoute() {
  const { jointId } = useParams({ from: '/joint/$jointId' });
  return <JointPage key={jointId} id={jointId} />;
}

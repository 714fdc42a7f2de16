import { useParams, useSearch } from '@tanstack/react-router';
import { ProgrammePage } from './ProgrammePage.tsx';
import { ProgrammesPage } from './ProgrammesPage.tsx';
import { TaskPage } from './TaskPage.tsx';

export const ProgrammesRoute = ProgrammesPage;

export function ProgrammeRoute() {
  const { programmeId } = useParams({ from: '/programmes/$programmeId' });
  const { show } = useSearch({ from: '/programmes/$programmeId' });
  return <ProgrammePage key={programmeId} id={programmeId} show={show} />;
}

export function TaskRoute() {
  const { taskId } = useParams({ from: '/programme-tasks/$taskId' });
  return <TaskPage key={taskId} id={taskId} />;
}

import { useParams } from '@tanstack/react-router';
import { BatchList, BatchPage } from './BatchPage.tsx';

export function BatchesRoute() {
  return <BatchList />;
}

export function BatchRoute() {
  return <BatchPage batchId={useParams({ from: '/batches/$batchId' }).batchId} />;
}

import { useParams, useSearch } from '@tanstack/react-router';
import { ProposalPage } from './ProposalPage.tsx';
import { ProposalsPage } from './ProposalsPage.tsx';

export function ProposalsRoute() {
  return <ProposalsPage queue={useSearch({ from: '/proposals' }).queue ?? 'open'} />;
}

export function ProposalRoute() {
  return <ProposalPage id={useParams({ from: '/proposals/$proposalId' }).proposalId} />;
}

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  NewProposal,
  ProposalCommand,
  ProposalList,
  ProposalQueue,
  ProposalView,
} from '../../../contracts/proposals.ts';
import { query } from '../../platform/api.ts';
import { api, sendOnce } from '../../platform/app.ts';

export const proposalKeys = { all: ['proposals'] as const };

export const proposalsQuery = (queue: ProposalQueue) =>
  infiniteQueryOptions({
    queryKey: [...proposalKeys.all, 'list', queue] as const,
    queryFn: ({ pageParam, signal }) =>
      api<ProposalList>({ path: `/catalogue/proposals${query({ queue, after: pageParam })}`, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: [...proposalKeys.all, 'one', id],
    queryFn: ({ signal }) => api<ProposalView>({ path: `/catalogue/proposals/${id}`, signal }),
  });

/** The same words about the same number are one proposal, however often they are sent; answers its id. */
export async function makeProposal(body: NewProposal): Promise<string> {
  const { id } = await sendOnce<{ id: string }>('propose', '/attribution/proposals', body);
  return id;
}

export const sendProposalCommand = (
  id: string,
  command: ProposalCommand,
  body: { version: number; text: string },
): Promise<unknown> => sendOnce(`${id} ${command}`, `/catalogue/proposals/${id}/commands/${command}`, body);

import { useParams, useSearch } from '@tanstack/react-router';
import { TicketListPage } from './TicketListPage.tsx';
import { TicketPage } from './TicketPage.tsx';

export function TicketsRoute() {
  const search = useSearch({ from: '/tickets' });
  return <TicketListPage key={search.text ?? ''} search={search} />;
}

export function TicketRoute() {
  const { ticketId } = useParams({ from: '/tickets/$ticketId' });
  return <TicketPage key={ticketId} id={ticketId} />;
}

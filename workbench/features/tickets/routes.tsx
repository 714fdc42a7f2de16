import { useParams, useSearch } from '@tanstack/react-router';
import { TicketListPage } from './TicketListPage.tsx';
import { TicketPage } from './TicketPage.tsx';

export function TicketsRoute() {
  const { queue } = useSearch({ from: '/tickets' });
  return <TicketListPage queue={queue} />;
}

export function TicketRoute() {
  const { ticketId } = useParams({ from: '/tickets/$ticketId' });
  return <TicketPage key={ticketId} id={ticketId} />;
}

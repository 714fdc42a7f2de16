/** ratings 好差评: what applicants say of finished cases, and what becomes of it. The only file others import. */
export type { RatingsContext } from './context.ts';
export type { RatedCase } from './rating.ts';
export {
  type RatingRecord,
  ratedAfter,
  ratingFeedStart,
  ratingRecords,
  type TicketRecord,
  ticketRecords,
  ticketsAfter,
  touchedRatings,
  touchedTickets,
} from './records.ts';
export { ratingsOf } from './store.ts';
export { type PublishedTicket, publishedTickets, ticketFigures } from './tickets/figures.ts';
export { actAsRater, type RatersTicket, ratersTickets } from './tickets/rater.ts';
export { ratingsRoutes } from './tickets/routes.ts';
export { rateCase } from './use-cases/rate-case.ts';

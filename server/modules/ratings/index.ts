/** ratings 好差评: what applicants say of finished cases, and what becomes of it. The only file others import. */
export type { RatingsContext } from './context.ts';
export { deviceSeconds, deviceTopic, openDevice, quietDevice } from './counter/devices.ts';
export {
  type ServiceRecord,
  serviceRecords,
  servicesAfter,
  touchedServices,
  windowNames,
} from './counter/records.ts';
export { counterRoutes } from './counter/routes.ts';
export { serviceByNumber } from './counter/store.ts';
export { ratingHandlers } from './handlers.ts';
export { linkUntil, type RatingLink, ratingToken, readRatingToken } from './links.ts';
export type { RatedCase, RatedFrom, Rater } from './rating.ts';
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
export { type Ratable, ratableOf } from './subject.ts';
export { type TicketAbout, ticketsAbout } from './tickets/about.ts';
export { type PublishedTicket, publishedTickets, ticketFigures } from './tickets/figures.ts';
export { actAsRater, linkRef, personRef, type RatersTicket, ratersTickets } from './tickets/rater.ts';
export { ratingsRoutes } from './tickets/routes.ts';
export { rate } from './use-cases/rate.ts';
export { rateCase } from './use-cases/rate-case.ts';

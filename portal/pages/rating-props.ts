import type { Problem } from '../../contracts/errors.ts';
import type { RaterCommand, TicketFigures, TicketState } from '../../contracts/rating-tickets.ts';
import type { Frame, RatedAt, Returned } from './props.ts';

export type RatingProps = {
  frame: Frame;
  at: RatedAt;
  itemName: string;
  finishedAt: string;
  occasion: 1 | 2;
  returned: Returned;
};

/** Rating what a signed link names. `state`: the form, what was given, or thanks for it. */
export type RateHereProps = {
  frame: Frame;
  token: string;
  title: string;
  endedAt: string | null;
  state: 'form' | 'seen' | 'thanks' | 'taken';
  occasion: 1 | 2;
  ratings: GivenRating[];
  tickets: SeenTicket[];
  returned: Returned;
  /** This browser may come back to it: see what was given, add to it, answer. */
  own: boolean;
  /** Why the link leads nowhere. */
  problem: Problem | null;
  /** On a terminal of the hall: back to its first page. */
  back: string | null;
};

/** The tablet: a code to pair it by, at rest, a rating asked for, or thanks. */
export type DeviceProps = {
  frame: Frame;
  windowName: string;
  seconds: number;
  returned: Returned;
} & (
  | { state: 'code'; code: string }
  | { state: 'idle' }
  | { state: 'ask'; service: string; title: string }
  | { state: 'thanks'; good: boolean }
);

export type KioskProps = { frame: Frame; returned: Returned; problem: Problem | null };

export type GivenRating = {
  occasion: 1 | 2;
  level: 1 | 2 | 3 | 4 | 5;
  tags: string[];
  say: string;
  named: boolean;
  at: string;
};

export type RatingThanksProps = { frame: Frame; at: RatedAt; itemName: string; rating: GivenRating };

export type RatingSeenProps = {
  frame: Frame;
  at: RatedAt;
  itemName: string;
  ratings: GivenRating[];
  mayFollowUp: boolean;
  /** What became of a bad rating, by occasion. */
  tickets: SeenTicket[];
  returned: Returned;
};

export type PublicRatingsProps = {
  frame: Frame;
  figures: TicketFigures;
  published: { itemName: string; level: number; tags: string[]; text: string; at: string }[];
};

export type SeenTicket = {
  occasion: number;
  state: TicketState;
  version: number;
  excluded: string | null;
  reply: { text: string; at: string } | null;
  may: RaterCommand | null;
  submitKey: string;
};

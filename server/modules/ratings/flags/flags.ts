import type { RatingFlag } from '../../../../contracts/rating-flags.ts';
import type { RatingChannel } from '../../../../contracts/ratings.ts';
import file from '../../../../data/rating-flags.json' with { type: 'json' };

/** Figures of data/rating-flags.json. */
export type FlagRules = {
  burst: { level: number; ratings: number; minutes: number };
  fasterThanSeconds: number;
  phone: { services: number; days: number };
  excludes: readonly RatingFlag[];
};

export const shippedFlagRules = (): FlagRules => file as FlagRules;

/** How a rating came in, as far as it can be told without asking the person. */
export type Circumstances = {
  channel: RatingChannel;
  level: number;
  /** An officer is signed in on the browser that sends it. */
  staffSession: boolean;
  ended: boolean;
  /** The browser and the network are those of the clerk's own desk. */
  sameDesk: boolean;
  sameNetwork: boolean;
  /** Seconds since the clerk asked for it; null where nobody asked. */
  seconds: number | null;
  /** Equal ratings of the level watched, in the window's last minutes, this one included. */
  alike: number;
  /** Services of the last days whose link went to the same phone, this one included. */
  samePhone: number;
  /** The person rating has the name of an officer who handled it. */
  officersName: boolean;
};

export type Found = { flag: RatingFlag; excludes: boolean; evidence: Record<string, number> };

/** Flags that mean that there is no rating at all: an officer rates, or the service still goes on. */
export const refusing: readonly RatingFlag[] = ['staff-session', 'before-end'];

/**
 * What speaks against a rating. A tablet or a terminal in the hall is on the hall's network by its nature, so the network
 * says nothing there.
 */
export function flagsOf(seen: Circumstances, rules: FlagRules): Found[] {
  const inHall = seen.channel === 'hall-device' || seen.channel === 'hall-other';
  const flags: [RatingFlag, boolean, Record<string, number>][] = [
    ['staff-session', seen.staffSession, {}],
    ['before-end', !seen.ended, {}],
    ['clerk-desk', seen.sameDesk, {}],
    ['clerk-network', seen.sameNetwork && !seen.sameDesk && !inHall, {}],
    ['clerk-name', seen.officersName, {}],
    [
      'too-fast',
      seen.seconds !== null && seen.seconds < rules.fasterThanSeconds,
      { seconds: Math.round((seen.seconds ?? 0) * 10) / 10 },
    ],
    [
      'burst',
      seen.level === rules.burst.level && seen.alike >= rules.burst.ratings,
      { ratings: seen.alike, minutes: rules.burst.minutes },
    ],
    [
      'same-phone',
      seen.samePhone >= rules.phone.services,
      { services: seen.samePhone, days: rules.phone.days },
    ],
  ];
  return flags.flatMap(([flag, holds, evidence]) =>
    holds ? [{ flag, excludes: rules.excludes.includes(flag), evidence }] : [],
  );
}

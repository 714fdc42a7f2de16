import type { RatingChannel } from '../../../contracts/ratings.ts';
import type { Keyring } from '../../platform/crypto/index.ts';

/** Ways that reach a rating by a signed link, by the letter that stands for them in it. */
const channels = { q: 'qr', s: 'sms', k: 'hall-other' } as const satisfies Record<string, RatingChannel>;
type LinkChannel = (typeof channels)[keyof typeof channels];
const subjects = { c: 'case', v: 'service' } as const;

export type RatingLink = { about: 'case' | 'service'; id: string; channel: LinkChannel; until: Date };

/** As long as one may be asked and heard again about a rating; a second rating by the same link is the follow-up. */
const daysOfLink = 90;

const letterOf = <T extends Record<string, string>>(table: T, value: string): string =>
  Object.keys(table).find((letter) => table[letter] === value) as string;
const signed = (head: string) => `rating-link:${head}`;

export const linkUntil = (now: Date): Date => new Date(now.getTime() + daysOfLink * 86_400_000);

/** What a QR code or a message carries: what is rated, by which way, until when, signed by the platform. Kept nowhere. */
export function ratingToken(keyring: Pick<Keyring, 'sign'>, link: RatingLink): string {
  const kind = letterOf(subjects, link.about) + letterOf(channels, link.channel);
  const seconds = Math.floor(link.until.getTime() / 1000).toString(36);
  const head = `${kind}.${link.id.replaceAll('-', '')}.${seconds}`;
  return `${head}.${keyring.sign(signed(head))}`;
}

/** Null for what this platform did not sign and for what is over. */
export function readRatingToken(
  keyring: Pick<Keyring, 'verify'>,
  token: string,
  now: Date,
): RatingLink | null {
  const [kind = '', hex = '', seconds = '', mac = '', ...rest] = token.split('.');
  if (rest.length || !/^[0-9a-f]{32}$/.test(hex) || !/^[0-9a-z]{1,9}$/.test(seconds)) return null;
  const about = subjects[kind[0] as keyof typeof subjects];
  const channel = channels[kind[1] as keyof typeof channels];
  if (!about || !channel || kind.length !== 2) return null;
  if (!keyring.verify(signed(`${kind}.${hex}.${seconds}`), mac)) return null;
  const until = new Date(Number.parseInt(seconds, 36) * 1000);
  if (until <= now) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { about, id, channel, until };
}

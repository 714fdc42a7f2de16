import type { Rating, RatingChannel } from '../../../contracts/ratings.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Executor, sql } from '../../platform/db/index.ts';
import type { Rater, RaterContact } from './rating.ts';

export type RatingRow = Rating &
  Rater & {
    about: 'case' | 'service';
    divisionCode: string;
    channel: RatingChannel;
    organisationId: string;
    itemCode: string;
    windowId: string | null;
  };

const context = (caseId: string, occasion: number): string => `ratings.rating.say:${caseId}:${occasion}`;
const contactContext = (caseId: string, occasion: number): string =>
  `ratings.rating.contact:${caseId}:${occasion}`;

/** Writes one rating; false where this occasion is written already (a second press of the button). */
export async function insertRating(executor: Executor, keyring: Keyring, row: RatingRow): Promise<boolean> {
  const { caseId, occasion, contact } = row;
  const sealedContact = contact && keyring.seal(JSON.stringify(contact), contactContext(caseId, occasion));
  const { numAffectedRows } = await sql`
    insert into ratings.rating (division_code, case_id, about, occasion, level, tags, say_sealed, named, channel,
      organisation_id, item_code, account_id, contact_sealed, window_id, at)
    values (${row.divisionCode}, ${caseId}, ${row.about}, ${occasion}, ${row.level}, ${row.tags},
      ${keyring.seal(row.say, context(caseId, occasion))}, ${row.named}, ${row.channel},
      ${row.organisationId}, ${row.itemCode}, ${row.accountId}, ${sealedContact}, ${row.windowId}, ${row.at})
    on conflict do nothing`.execute(executor);
  return numAffectedRows === 1n;
}

/** The name and phone that somebody without an account left with her rating. */
export function openContact(
  keyring: Keyring,
  { caseId, occasion, sealed }: { caseId: string; occasion: number; sealed: string },
): RaterContact {
  return JSON.parse(keyring.open(sealed, contactContext(caseId, occasion))) as RaterContact;
}

type Stored = Omit<Rating, 'caseId' | 'say'> & { sealed: string };

/** The ratings of one case or counter service, first one first; at most two. */
export async function ratingsOf(
  executor: Executor,
  keyring: Keyring,
  divisionCode: string,
  caseId: string,
): Promise<Rating[]> {
  const { rows } = await sql<Stored>`
    select occasion, level, tags, say_sealed as sealed, named, at from ratings.rating
    where division_code = ${divisionCode} and case_id = ${caseId} order by occasion`.execute(executor);
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    caseId,
    say: keyring.open(sealed, context(caseId, row.occasion)),
  }));
}

import type { Rating, RatingChannel } from '../../../contracts/ratings.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import { type Executor, sql } from '../../platform/db/index.ts';

export type RatingRow = Rating & {
  divisionCode: string;
  channel: RatingChannel;
  organisationId: string;
  itemCode: string;
  accountId: string;
};

const context = (caseId: string, occasion: number): string => `ratings.rating.say:${caseId}:${occasion}`;

/** Writes one rating; false where this occasion is written already (a second press of the button). */
export async function insertRating(executor: Executor, keyring: Keyring, row: RatingRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ratings.rating (division_code, case_id, occasion, level, tags, say_sealed, named, channel,
      organisation_id, item_code, account_id, at)
    values (${row.divisionCode}, ${row.caseId}, ${row.occasion}, ${row.level}, ${row.tags},
      ${keyring.seal(row.say, context(row.caseId, row.occasion))}, ${row.named}, ${row.channel},
      ${row.organisationId}, ${row.itemCode}, ${row.accountId}, ${row.at})
    on conflict do nothing`.execute(executor);
  return numAffectedRows === 1n;
}

type Stored = Omit<Rating, 'caseId' | 'say'> & { sealed: string };

/** The ratings of one case, first one first; at most two. */
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

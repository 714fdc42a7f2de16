import type { Rating, RatingChannel, RatingInput, RatingLevel } from '../../../../contracts/ratings.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { accountNames, staffNames } from '../../identity/index.ts';
import type { RatingsContext } from '../context.ts';
import { servicesOfPhone } from '../counter/store.ts';
import { deskOf } from '../desk.ts';
import { type Circumstances, flagsOf, refusing, shippedFlagRules } from '../flags/flags.ts';
import { alikeSince, insertFlags } from '../flags/store.ts';
import { nextOccasion, type RatedFrom, type RatedSubject, type Rater, tagsOf } from '../rating.ts';
import { insertRating, ratingsOf } from '../store.ts';
import { isBad, openTicket } from '../tickets/open-ticket.ts';

/**
 * Keeps a rating of a case or a counter service by who may give it: the caller has proved that. There is no default
 * rating and none by staff: an attempt is refused and kept as a flag. What is suspect is kept as a rating with flags.
 * A bad rating opens its ticket at once. Throws `not-allowed-now`, `already-rated`.
 */
export async function rate(
  ctx: RatingsContext,
  subject: RatedSubject,
  rater: Rater,
  input: RatingInput,
  channel: RatingChannel,
  from: RatedFrom | null,
): Promise<Rating> {
  const { divisionCode, id, organisationId, itemCode, itemName, about } = subject;
  const rules = shippedFlagRules();
  const seen = await circumstances(ctx, subject, rater, input.level, channel, from);
  const found = flagsOf(seen, rules);
  const at = ctx.clock.now();
  const flagged = { divisionCode, subjectId: id, channel, organisationId, itemName };
  const refused = found.filter(({ flag }) => refusing.includes(flag));
  if (refused.length) {
    await insertFlags(ctx.db, { ...flagged, occasion: null }, refused, at);
    if (seen.staffSession) throw new AppError('not-allowed-now', { reason: 'staff-rates' });
  }
  const before = await ratingsOf(ctx.db, ctx.keyring, divisionCode, id);
  const occasion = nextOccasion({ ended: subject.ended, ratings: before.length });
  const rating: Rating = {
    caseId: id,
    occasion,
    level: input.level as RatingLevel,
    tags: tagsOf(input),
    say: input.say.trim(),
    named: input.named,
    at,
  };
  const contact = input.named ? rater.contact : null;
  const { windowId } = subject;
  const row = {
    ...rating,
    about,
    divisionCode,
    organisationId,
    itemCode,
    windowId,
    channel,
    accountId: rater.accountId,
    contact,
  };
  await inTx(ctx.db, async (tx) => {
    if (!(await insertRating(tx, ctx.keyring, row))) throw new AppError('already-rated');
    await insertFlags(tx, { ...flagged, occasion }, found, at);
    const { level, named } = rating;
    const head = { divisionCode, caseId: id, about, occasion, level, named, itemCode, itemName };
    if (isBad(level)) await openTicket(tx, ctx, { ...head, organisationId });
  });
  ctx.nudge();
  return rating;
}

async function circumstances(
  ctx: RatingsContext,
  subject: RatedSubject,
  rater: Rater,
  level: number,
  channel: RatingChannel,
  from: RatedFrom | null,
): Promise<Circumstances> {
  const { burst, phone } = shippedFlagRules();
  const now = ctx.clock.now();
  const here = from && deskOf(ctx.keyring, from);
  const { desk } = subject;
  const since = new Date(now.getTime() - burst.minutes * 60_000);
  const firstDay = new Date(now.getTime() - phone.days * 86_400_000);
  const [alike, samePhone, officersName] = await Promise.all([
    level === burst.level ? alikeSince(ctx.db, { windowId: subject.windowId, level, since }) : 0,
    desk?.phone ? servicesOfPhone(ctx.db, desk.phone, firstDay) : 0,
    nameOfOfficer(ctx, subject, rater),
  ]);
  return {
    channel,
    level,
    staffSession: from?.staffSession ?? false,
    ended: subject.ended,
    sameDesk: Boolean(here && desk && here.browser === desk.browser && channel !== 'hall-device'),
    sameNetwork: Boolean(here && desk && here.network === desk.network),
    seconds: desk?.askedAt ? (now.getTime() - desk.askedAt.getTime()) / 1000 : null,
    alike: alike + 1,
    samePhone,
    officersName,
  };
}

/** Officers have no ID number here: an equal name is a reason to look, no more. */
async function nameOfOfficer(ctx: RatingsContext, subject: RatedSubject, rater: Rater): Promise<boolean> {
  const { accountId, contact } = rater;
  const name = accountId
    ? (await accountNames(ctx, [accountId])).get(accountId)
    : (contact?.name.trim() ?? undefined);
  if (!name) return false;
  const officers = await staffNames(ctx.db, [...subject.officers]);
  return [...officers.values()].includes(name);
}

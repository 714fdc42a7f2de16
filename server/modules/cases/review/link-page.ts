import type { Answers } from '../../../../contracts/forms.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type { LinkQuestion } from '../../../../contracts/review-views.ts';
import type { LinkAnswer } from '../../../../contracts/step-commands.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { answerViews } from '../queries/answer-views.ts';
import { placeNames } from '../queries/place-names.ts';
import { type Open, openCase, runCommand } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { loadForCommand } from '../store.ts';
import { answersOf, textsOf } from '../store-read.ts';
import { sealText } from '../use-cases/command-text.ts';
import { readToken } from './links.ts';
import { isOpen, type Seat, type Step, statusOf } from './route.ts';
import { seatDue } from './rows.ts';

type Found = { open: Open; step: Step; seat: Seat };

async function find(ctx: CasesContext, token: string): Promise<Found & { linkId: string }> {
  const read = readToken(ctx.keyring, token);
  if (!read) throw new AppError('not-found');
  const { rows } = await sql<{ caseId: string }>`
    select case_id as "caseId" from cases.outside_link where id = ${read.linkId}`.execute(ctx.db);
  const caseId = rows[0]?.caseId;
  const { found } = caseId ? await loadForCommand(ctx.db, caseId, '', '') : { found: undefined };
  const open = found && (await openCase(ctx, { kind: 'outside', linkId: read.linkId }, found));
  if (!open) throw new AppError('not-found');
  for (const step of open.state.route?.steps ?? []) {
    const seat = step.seats.find((one) => one.link?.id === read.linkId);
    const good = seat && isOpen(seat) && statusOf(step) === 'running' && open.state.state === 'accepted';
    if (good && read.expires > ctx.clock.now()) return { open, step, seat, linkId: read.linkId };
  }
  throw new AppError('not-allowed-now', { reason: 'link-used', command: 'answer-by-link' });
}

/** The question of a link. Throws `not-found` for a link that is not ours, `not-allowed-now` (link-used) for a spent one. */
export async function linkQuestion(ctx: CasesContext, token: string, locale: Locale): Promise<LinkQuestion> {
  const { open, seat } = await find(ctx, token);
  const { row, state } = open;
  const { code, version } = state.item;
  const item = await ctx.neighbours.itemVersion(state.placeCode, code, version);
  if (!item) throw new AppError('internal', { reason: 'item-version-missing' });
  const { round } = state.answers;
  const kept = (await answersOf(ctx.db, row.divisionCode, row.id)).find((one) => one.round === round);
  const answers = kept ? openJson<Answers>(ctx, kept.sealed, places.answers(row.id, round)) : {};
  const placed = await placeNames(ctx, item.form, [answers]);
  const views = answerViews(item.form, answers, null, { masked: true, locale, places: placed });
  const { question } = seat;
  const texts = question ? await textsOf(ctx.db, row.divisionCode, row.id) : [];
  const text = texts.find((one) => one.id === question?.id);
  return {
    number: state.number,
    itemName: row.itemName,
    organisationName: row.organisationName,
    body: seat.body ?? '',
    question: text ? openJson<string>(ctx, text.sealed, places.text(text.id)) : null,
    fields: views
      .filter((view) => seat.shows.includes(view.name) && view.value)
      .map(({ label, value }) => ({ label, value })),
    due: seatDue(seat, open.calendar, state.stops)?.date ?? null,
  };
}

/** The answer of a body outside, once: who answered is kept sealed with what was said. Throws as `linkQuestion`. */
export async function answerByLink(ctx: CasesContext, token: string, answer: LinkAnswer): Promise<void> {
  const { open, step, seat, linkId } = await find(ctx, token);
  const { name, post, opinion, reason } = answer;
  const text = sealText(ctx, 'opinion', { name, post, reason });
  const request = {
    caseId: open.row.id,
    name: 'answer-by-link' as const,
    key: `link ${linkId}`,
    body: { step: step.id, seat: seat.id, ...answer },
  };
  await runCommand(ctx, { kind: 'outside', linkId }, request, async () => ({
    command: {
      name: 'answer-by-link',
      body: { step: step.id, seat: seat.id, opinion, text: text.ref, at: ctx.clock.now().toISOString() },
    },
    rows: { texts: [text.row] },
  }));
}

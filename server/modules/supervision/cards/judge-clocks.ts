import type { CardColour } from '../../../../contracts/supervision.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { SupervisedCase } from '../../cases/index.ts';
import type { SupervisionContext } from '../context.ts';
import { actOnMatter } from '../matters/act.ts';
import type { LapseReason } from '../matters/matter.ts';
import { clockActor } from '../matters/officer.ts';
import { openMatter } from '../matters/open-matter.ts';
import type { MatterHead, StoredMatter } from '../matters/store.ts';
import { shippedParameters } from '../parameters.ts';
import { clockEvidence, clockKey, type Ground, groundsOf, lostGround } from './grounds.ts';

/** Issues the cards that the clocks of a case give now, and withdraws those that lost their ground, with a trace. */
export async function judgeClocks(
  tx: Tx,
  ctx: SupervisionContext,
  one: SupervisedCase,
  known: readonly StoredMatter[],
): Promise<void> {
  const now = ctx.clock.now();
  const cards = known.filter(({ sort, fromId }) => sort === 'card' && fromId === null);
  const standing = cards.filter(({ state }) => state !== 'withdrawn');
  for (const card of standing) {
    const colour = card.what as CardColour;
    if (lostGround({ colour, ground: card.ground }, one.clocks, now))
      await lapse(tx, ctx, card, 'recomputed');
  }
  for (const ground of groundsOf(one.clocks, now, shippedParameters().cards)) {
    const of = cards.filter((card) => card.what === ground.colour && card.ground === clockKey(ground.clock));
    if (of.some((card) => standing.includes(card))) continue;
    // What a supervisor withdrew over this very day is not issued again.
    if (of.some((card) => card.groundDue?.getTime() === ground.dueAt.getTime())) continue;
    const made = await openMatter(tx, ctx, headOf(one, ground));
    if (made && ground.colour === 'red') await replaceYellow(tx, ctx, standing, ground);
  }
}

function headOf(one: SupervisedCase, ground: Ground): Omit<MatterHead, 'id'> {
  const { clock, turnedAt, dueAt, colour } = ground;
  return {
    sort: 'card',
    what: colour,
    ...clock.unit,
    // Who had it when it turned; where nobody had, it is the unit's to have given it to somebody.
    officerId: clock.kind === 'step' ? clock.seatOf : one.handlerAt(turnedAt),
    caseDivision: one.divisionCode,
    caseId: one.id,
    caseNumber: one.number,
    itemCode: one.item.code,
    itemName: one.itemName,
    ground: clockKey(clock),
    groundDue: dueAt,
    evidence: clockEvidence(ground, one.events),
    fromId: null,
  };
}

/** A yellow card that nobody has decided on says no more than the red one: its officer explains once. */
async function replaceYellow(
  tx: Tx,
  ctx: SupervisionContext,
  standing: readonly StoredMatter[],
  { clock }: Ground,
): Promise<void> {
  const open = standing.filter(
    ({ what, ground, state }) =>
      what === 'yellow' && ground === clockKey(clock) && (state === 'opened' || state === 'explained'),
  );
  for (const card of open) await lapse(tx, ctx, card, 'replaced');
}

async function lapse(tx: Tx, ctx: SupervisionContext, card: StoredMatter, why: LapseReason): Promise<void> {
  const actor = clockActor(ctx.clock.now(), card.dueAt);
  const { version } = card;
  await actOnMatter(
    ctx,
    card,
    actor,
    { command: 'lapse', body: { why }, text: null, version, key: `lapse ${version}` },
    tx,
  );
}

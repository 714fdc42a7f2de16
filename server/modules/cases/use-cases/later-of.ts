import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { SignedCommitment } from '../../../../contracts/commitment.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { commitmentText, deferralOf, type Signature, signCommitment } from '../commitment.ts';
import type { CasesContext } from '../context.ts';
import type { LaterBody } from '../lifecycle/later.ts';
import type { Sourced } from '../materials.ts';
import type { OpenItem } from '../opening.ts';
import type { TextRow } from '../store.ts';
import { sealText } from './command-text.ts';

/** What comes along with a submission, the signed commitment sealed as a row of its own. */
export type SignedLater = LaterBody & { signed: SignedCommitment | null; texts: TextRow[] };

/** Throws `invalid-input` (signature) where something is committed to and not signed, `outside-mandate` (commit). */
export async function laterOf(
  ctx: CasesContext,
  actor: ApplicantActor,
  item: OpenItem,
  signature: Signature,
  sourced: readonly Sourced[],
): Promise<SignedLater> {
  const { definition, mandate } = item;
  const deferrals = deferralsOf(definition, sourced);
  const committed = sourced.filter((one) => one.source === 'commitment').map(({ material }) => material);
  if (!committed.length) return { commitment: null, deferrals, signed: null, texts: [] };
  const shown = commitmentText(
    definition,
    committed.map((one) => one.name),
  );
  const signed = signCommitment(shown, actor, mandate, signature, ctx.clock.now());
  const text = sealText(ctx, 'commitment', signed);
  const commitment = { materials: committed.map((one) => one.id), text: text.ref };
  return { commitment, deferrals, signed, texts: [text.row] };
}

/** 容缺后补: materials that may come later and are not there yet. */
export function deferralsOf(
  definition: Pick<ItemDefinition, 'deferral'>,
  sourced: readonly Sourced[],
): LaterBody['deferrals'] {
  return sourced
    .filter((one) => one.need === 'later' && one.source === 'absent')
    .map(({ material }) => ({ id: material.id, limit: deferralOf(definition, material) }));
}

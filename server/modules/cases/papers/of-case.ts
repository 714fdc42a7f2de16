import type { Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { personActor } from '../actor-refs.ts';
import type { Case } from '../case.ts';
import { newSpan } from '../clock-spans.ts';
import { type Due, dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import type { LimitRef, PaperKind } from '../events/refs.ts';
import type { Open, Paper } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { materialsOf } from '../store-read.ts';
import { assertPrintable } from './assert-printable.ts';
import { paperBasis, type Snapshot } from './basis.ts';
import type { PaperInput } from './make.ts';
import { makePapers } from './number.ts';

/** What an act adds to what the case already says. */
export type ActInput = Partial<
  Pick<PaperInput, 'corrections' | 'decision' | 'refusal' | 'clock' | 'handing'>
> & {
  starts?: LimitRef | null;
  deemed?: boolean;
  /** The last day after the act, where it moves a clock that runs already, and that clock's limit. */
  moves?: (at: Date) => { due: Due | null; limit: LimitRef };
};

/** Gathers what the papers of an act print, and answers how to number them inside the act's transaction. */
export async function papersOf(
  ctx: CasesContext,
  open: Open,
  input: ActInput,
): Promise<(tx: Tx, kinds: readonly PaperKind[], at: Date) => Promise<Paper[]>> {
  const { state, row } = open;
  const item = await itemOf(ctx, open);
  const snapshot = openJson<Snapshot>(ctx, row.applicantSealed, places.applicant(row.id));
  const agent = state.mandate ? await agentName(ctx, state) : null;
  const guardian = actsByLaw(state) ? await agentName(ctx, state) : null;
  const whose = { ...state, subjectKind: state.subject.kind, agent, guardian };
  const basis = await paperBasis(ctx, item, whose, snapshot);
  const materials = await materialsOf(ctx.db, row.divisionCode, row.id, state.answers.round);
  const said = {
    basis,
    caseNumber: state.number,
    submittedAt: new Date(state.submittedAt),
    receivedAt: new Date(state.receivedAt),
    acceptedAt: state.acceptedAt ? new Date(state.acceptedAt) : null,
    materials,
    corrected: state.correction !== null,
    deemed: input.deemed ?? false,
    corrections: input.corrections ?? [],
    decision: input.decision ?? null,
    refusal: input.refusal ?? null,
    clock: input.clock ?? null,
    handing: input.handing ?? null,
    commitment: null,
    answerBy: null,
  };
  await assertPrintable(ctx, { ...said, number: '—', at: ctx.clock.now(), due: null, limit: null });
  return (tx, kinds, at) => {
    const { due, limit } = input.moves?.(at) ?? started(open, input, at);
    const scope = { divisionCode: row.divisionCode, organisationId: state.organisationId, kinds, at };
    return makePapers(ctx, tx, scope, { ...said, due, limit });
  };
}

/** A person's case handed in by another without a mandate: her guardian, by law. */
const actsByLaw = ({ subject, agentId, mandate }: Case): boolean =>
  subject.kind === 'person' && agentId !== subject.id && mandate === null;

/** Who acted in the newest round, by the register: another round may have had another agent. */
export async function agentName(ctx: CasesContext, { agentId }: Pick<Case, 'agentId'>): Promise<string> {
  const ref = personActor(agentId);
  return (await ctx.neighbours.names([ref])).get(ref) ?? '';
}

/** The clock that the act starts: on the day of receipt where silence accepted (art. 32). */
function started({ state, calendar }: Open, { starts, deemed }: ActInput, at: Date) {
  if (!starts) return { due: null, limit: null };
  const from = deemed ? state.receivedAt : at.toISOString();
  return { due: dueOf(newSpan('decision', starts, from), calendar), limit: starts };
}

/** The version of the item that the case began with. */
export async function itemOf(ctx: CasesContext, { state }: Pick<Open, 'state'>): Promise<ItemVersion> {
  const item = await ctx.neighbours.itemVersion(state.placeCode, state.item.code, state.item.version);
  if (!item) throw new AppError('internal', { reason: 'item-version-missing' });
  return item;
}

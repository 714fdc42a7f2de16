import type { CaseView } from '../../../../contracts/cases.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { staffIdOf } from '../actor-refs.ts';
import type { Said } from '../case.ts';
import type { CasesContext } from '../context.ts';
import type { SealedRef } from '../events/refs.ts';
import { refusal } from '../lifecycle.ts';
import type { Open } from '../run-command.ts';
import { stepOptions } from '../special-steps.ts';

type Text = (ref: SealedRef) => unknown;
type Name = (staffId: string) => string;
type Acts = Pick<CaseView, 'specialSteps' | 'suspension' | 'extension' | 'voiding'>;

/** What stopped, moved or ended the clocks, with the words that belong to it; all of it was told to the applicant. */
export function clockActs({ state, actor }: Open, item: ItemVersion, text: Text, name: Name): Acts {
  const words = (one: Said) => ({
    reason: (text(one.text) as { reason: string }).reason,
    by: name(one.staffId),
    at: one.at,
  });
  const { suspension, extension, voiding } = state;
  return {
    specialSteps: [...begunSteps(state.steps, text, actor.kind === 'staff'), ...possible(state, item)],
    suspension: suspension && {
      ...words(suspension),
      cause: suspension.cause,
      basis: (text(suspension.text) as { basis: string }).basis,
    },
    extension: extension && words(extension),
    voiding: voiding && { ...words(voiding), ground: voiding.ground },
  };
}

/** Who else was told is named to officers only. */
function begunSteps(steps: Open['state']['steps'], text: Text, named: boolean): CaseView['specialSteps'] {
  return steps.map((step) => {
    const said = text(step.text) as { reason: string; parties?: string; venue?: string };
    return {
      name: step.name,
      stopsClock: step.stopsClock,
      basis: step.basis,
      maxDays: null,
      asks: step.asked?.name ?? null,
      askDays: null,
      noticeDays: null,
      heldOn: step.heldOn,
      venue: said.venue ?? null,
      parties: (named && said.parties) || null,
      begun: step.at,
      expectedEnd: step.expectedEnd,
      ended: step.result?.at ?? null,
      reason: said.reason,
      result: step.result && (text(step.result.text) as { result: string }).result,
      outcome: step.result?.outcome ?? null,
    };
  });
}

/** What may still be begun: only between acceptance and decision, and nothing that runs already. */
function possible(state: Open['state'], item: ItemVersion): CaseView['specialSteps'] {
  if (state.state !== 'accepted' && state.state !== 'reviewed') return [];
  const running = new Set(state.steps.filter((step) => !step.result).map((step) => step.name));
  return stepOptions(item)
    .filter(({ name }) => !running.has(name))
    .map((option) => ({
      ...option,
      begun: null,
      expectedEnd: null,
      ended: null,
      reason: null,
      result: null,
      heldOn: null,
      venue: null,
      parties: null,
      outcome: null,
    }));
}

/** Until version 1 of the event the text was the reason alone. */
export function decisionWords(text: unknown): { reason: string; part: string | null } {
  return typeof text === 'string'
    ? { reason: text, part: null }
    : (text as { reason: string; part: string | null });
}

/** Other organisations of the division, for who may transfer the case now. */
export async function transferTargets(ctx: CasesContext, open: Open): Promise<CaseView['transferTo']> {
  if (refusal(open.state, 'transfer', open.actor, open.moment)) return [];
  const there = await ctx.neighbours.organisationsOf(open.state.placeCode);
  return there
    .filter(({ id, kind }) => kind === 'department' && id !== open.state.organisationId)
    .map(({ id, name }) => ({ id, name }));
}

/** Everybody whose name the page says. */
export function officersOf({ state }: Open): string[] {
  const { handler, opinion, decision, escalation, returned, refusal: refused } = state;
  const { suspension, extension, voiding, issued, handed } = state;
  const acts = [handler, opinion, decision, escalation, returned, refused, suspension, extension, voiding];
  const breaches = state.later.breaches.map((one) => ({ staffId: staffIdOf(one.by) }));
  // What a rule or a clock did has no name in the register.
  return [...acts, issued, handed, ...breaches].flatMap((one) =>
    one && !one.staffId.startsWith('system:') ? [`staff:${one.staffId}`] : [],
  );
}

import type { CaseView } from '../contracts/cases.ts';
import type { Asking } from './pages/props.ts';

/** The newest step that told the applicant of a right to ask for another one (行政许可法 art. 47). */
export function askingOf({
  specialSteps,
  actions,
}: Pick<CaseView, 'specialSteps' | 'actions'>): Asking | null {
  const told = specialSteps.findLast((step) => step.begun && step.asks);
  if (!told?.asks || !told.expectedEnd) return null;
  const { asks: step, expectedEnd: until, outcome, ended, reason } = told;
  const asked = outcome === 'asked';
  const open = actions.some(({ command }) => command === 'ask-special-step');
  return {
    step,
    until,
    state: asked ? 'asked' : open ? 'open' : 'over',
    askedAt: asked ? ended : null,
    reason: reason ?? '',
  };
}

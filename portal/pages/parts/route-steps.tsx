import type { Locale } from '../../../contracts/locale.ts';
import type { RouteView, StepView } from '../../../contracts/review-views.ts';
import type { Say } from './say.ts';
import { dayText } from './time.ts';

/** The steps of the review as the applicant may see them: what is looked at, by whom, until when. No opinion. */
export function RouteSteps({ say, locale, route }: { say: Say; locale: Locale; route: RouteView | null }) {
  const steps = route?.steps.filter((step) => step.status !== 'skipped') ?? [];
  if (!steps.length) return null;
  return (
    <ul className="list up3">
      {steps.map((step) => (
        <li key={step.id}>
          {sentence(say, locale, step)} <span className={marks[step.status]}>{say(wordOf(step.status))}</span>
        </li>
      ))}
    </ul>
  );
}

const marks: Record<string, string> = { done: 'st ok', running: 'st on', waiting: 'st' };
const wordOf = (status: string) =>
  status === 'done' ? 'case.step.done' : status === 'running' ? 'case.step.now' : 'case.step.todo';

function sentence(say: Say, locale: Locale, step: StepView): string {
  const who = [...new Set(step.seats.map((seat) => seat.who))].join(locale === 'en' ? ', ' : '、');
  const what = step.name;
  if (step.status === 'running' && step.due) {
    return say('case.route.running', { who, what, day: dayText(locale, step.due) });
  }
  return say('case.route.other', { who, what });
}

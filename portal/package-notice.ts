import type { PlanNotice } from '../contracts/documents.ts';
import type { Locale } from '../contracts/locale.ts';
import type { Rule } from '../contracts/plan.ts';
import { t } from '../ui/words/index.ts';
import { ruleWords } from '../ui/words/rules.ts';
import type { PackagePlanProps } from './pages/package-props.ts';
import { isYours } from './pages/parts/plan-papers.ts';
import { dayText } from './pages/parts/time.ts';

/** What the printed 一次告知单 says: the page's content without its links. */
export function noticeData(
  { frame, head, plan, answers, lead, notHere }: PackagePlanProps,
  locale: Locale,
): PlanNotice {
  const say = (rule: Rule): string => clean(ruleWords(locale, rule), 500);
  const names = new Map(plan.items.map((item) => [item.key, item]));
  const count = (n: number | null): string => (n === null ? '—' : String(Math.round(n * 10) / 10));
  return {
    demo: frame.demonstration,
    place: clean(frame.division.name, 80),
    package: clean(head.name, 200),
    issuedOn: plan.on,
    complete: plan.complete,
    joint: plan.joint,
    ...(lead ? { lead: clean(lead, 80) } : {}),
    answers: answers.map(({ question, text }) => ({
      question: clean(question, 300),
      answer: clean(text, 300),
    })),
    bring: plan.materials.filter(isYours).map((one) => ({
      name: clean(one.name, 300),
      note: clean(
        [
          one.instructions,
          say(one.rule),
          ...(one.offered ?? []).map(({ name, on }) =>
            t(locale, 'packages.plan.own', { name, day: dayText(locale, on) }),
          ),
        ]
          .filter(Boolean)
          .join('；'),
        800,
      ),
      optional: one.need === 'optional',
    })),
    ours: plan.materials
      .filter((one) => !isYours(one))
      .map((one) => ({ name: clean(one.name, 300), note: say(one.rule) })),
    items: plan.schedule.slots.map((slot) => ({
      name: clean(names.get(slot.key)?.name ?? slot.key, 300),
      department: clean(names.get(slot.key)?.department ?? '—', 80),
      start: slot.start,
      finish: slot.finish,
      note: say(slot.rule),
    })),
    finish: plan.schedule.finish,
    workdays: plan.schedule.workdays,
    visits: count(plan.visits.count),
    fees: clean(
      plan.fees.fen > 0
        ? t(locale, 'packages.plan.fee', { yuan: (plan.fees.fen / 100).toFixed(2) })
        : t(locale, plan.fees.complete ? 'portal.free' : 'packages.plan.fee.unknown'),
      100,
    ),
    savings: plan.savings
      .filter(({ saved }) => saved !== null)
      .map(({ measure, alone, together, saved }) => ({
        what: t(locale, `packages.measure.${measure}`),
        alone: count(alone),
        together: count(together),
        saved: count(saved),
      })),
    notHere: notHere.map((name) => clean(name, 300)),
  };
}

/** Without control and direction-changing characters, which would let a printed line read otherwise than its data. */
function clean(text: string, max: number): string {
  const plain = text
    .replace(/\s+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  return [...(plain || '—')].slice(0, max).join('');
}

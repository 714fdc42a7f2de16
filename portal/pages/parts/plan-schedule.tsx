import type { Plan } from '../../../contracts/plan.ts';
import { Graph, type GraphTick, shortLabel } from '../../../ui/graph.tsx';
import { ruleWords } from '../../../ui/words/rules.ts';
import type { Frame } from '../props.ts';
import { listed, type Say, sayIn } from './say.ts';
import { nearDayText } from './time.ts';

/** What comes first and when it is done: drawn, and the same in words. */
export function PlanSchedule({ frame, plan }: { frame: Frame; plan: Plan }) {
  const say = sayIn(frame.locale);
  const { locale } = frame;
  const { schedule } = plan;
  const day = (date: string) => nearDayText(locale, date);
  const names = new Map(plan.items.map((item) => [item.key, item]));
  return (
    <>
      <p className="hint">
        {say('packages.plan.when', { start: day(schedule.start), finish: day(schedule.finish) })}
        {schedule.complete ? '' : say('packages.plan.when.incomplete')}
        {schedule.official ? '' : say('packages.plan.when.unofficial')}
      </p>
      {schedule.slots.length > 1 ? (
        <Graph
          title={say('packages.plan.graph', { n: schedule.slots.length })}
          description={schedule.slots
            .map(
              (slot) =>
                `${names.get(slot.key)?.name ?? slot.key}${say('packages.plan.until', { day: day(slot.finish) })}`,
            )
            .join(say('portal.comma'))}
          bars={bars(say, plan)}
          edges={plan.edges}
          ticks={ticksOf(plan)}
        />
      ) : null}
      <h3 className="up5">{say('packages.plan.words')}</h3>
      <ol className="steps up3">
        {schedule.slots.map((slot) => {
          const item = names.get(slot.key);
          const waits = plan.edges.filter((edge) => edge.to === slot.key);
          return (
            <li key={slot.key}>
              <b>{item?.name ?? slot.key}</b>
              {[
                item?.department,
                say('packages.plan.span', { start: day(slot.start), finish: day(slot.finish) }),
              ]
                .filter(Boolean)
                .join(say('packages.comma'))}
              <span className="sub">
                {waits.length > 0
                  ? say('packages.plan.waits', {
                      names: listed(say, [
                        ...new Set(waits.map((edge) => names.get(edge.from)?.name ?? edge.from)),
                      ]),
                    })
                  : say('packages.plan.at-once')}
                {ruleWords(frame.locale, slot.rule)}
                {slot.critical && schedule.slots.length > 1 ? say('packages.plan.critical') : ''}
              </span>
              {item ? <span className="sub">{ruleWords(frame.locale, item.rule)}</span> : null}
              {item?.notes.map((note) => (
                <span className="sub" key={note}>
                  {note}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
      {schedule.promise ? (
        <p className="hint up3">{say('packages.plan.promise', { day: day(schedule.promise.due) })}</p>
      ) : null}
      {schedule.jointLimit ? (
        <p className="hint">
          {ruleWords(frame.locale, schedule.jointLimit.rule)}
          {say('packages.plan.joint-limit', { day: day(schedule.jointLimit.due) })}
        </p>
      ) : null}
    </>
  );
}

/** Workdays between two dates are not known here; days of the calendar keep the order and about the length. */
function bars(say: Say, { schedule, items }: Plan) {
  const names = new Map(items.map(({ key, name }) => [key, name]));
  const at = (date: string) => daysBetween(schedule.start, date);
  return schedule.slots.map((slot) => ({
    key: slot.key,
    label: shortLabel(say('packages.plan.bar', { name: names.get(slot.key) ?? slot.key, n: slot.workdays })),
    from: at(slot.start),
    to: Math.max(at(slot.finish), at(slot.start)),
    tone: slot.critical ? ('long' as const) : ('plain' as const),
  }));
}

function ticksOf({ schedule }: Plan): GraphTick[] {
  const all = [...new Set([schedule.start, ...schedule.slots.map(({ finish }) => finish)])].sort();
  const few = all.length <= 4 ? all : [all[0], all[Math.floor(all.length / 2)], all.at(-1)];
  const total = Math.max(1, daysBetween(schedule.start, schedule.finish));
  const ticks = few.map((date) => ({
    at: daysBetween(schedule.start, date as string),
    label: (date as string).slice(5).replace('-', '/'),
  }));
  // Labels are about a fifth of the drawing wide: those that would touch the one before are left out, the last never.
  return ticks.filter(
    (tick, i) =>
      i === 0 ||
      i === ticks.length - 1 ||
      (near(tick, ticks[i - 1], total) && near(tick, ticks.at(-1), total)),
  );
}

const near = (a: GraphTick, b: GraphTick | undefined, total: number): boolean =>
  !b || Math.abs(a.at - b.at) / total > 0.17;

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

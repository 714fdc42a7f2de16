import type { Plan, Saving } from '../../../contracts/plan.ts';
import { ruleWords } from '../../../ui/words/rules.ts';
import type { Frame } from '../props.ts';
import { type Say, sayIn } from './say.ts';

/** Together against each alone; a figure that nobody published says so. */
export function PlanSavings({ frame, plan }: { frame: Frame; plan: Plan }) {
  const say = sayIn(frame.locale);
  if (plan.items.length < 2) return null;
  const unknown = plan.savings.filter(({ basis }) => basis === 'missing');
  return (
    <section className="wrap sec" aria-labelledby="savings">
      <h2 id="savings">{say('packages.plan.savings')}</h2>
      <table className="plain-t prose">
        <thead>
          <tr>
            <th scope="col">{say('packages.plan.compare')}</th>
            <th scope="col" className="r">
              {say('packages.plan.alone')}
            </th>
            <th scope="col" className="r">
              {say('packages.plan.together')}
            </th>
            <th scope="col" className="r">
              {say('packages.plan.less')}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.savings.map((one) => (
            <tr key={one.measure}>
              <th scope="row">{say(`packages.measure.${one.measure}`)}</th>
              <td className="r">{figure(say, one, one.alone)}</td>
              <td className="r">{figure(say, one, one.together)}</td>
              <td className="r save">{one.saved === null ? '—' : figure(say, one, one.saved)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unknown.length > 0 ? (
        <p className="hint up3">
          {unknown
            .map(
              ({ measure, rule }) =>
                `${say(`packages.measure.${measure}`)}${say('packages.comma')}${ruleWords(frame.locale, rule)}`,
            )
            .join(say('packages.stop'))}
        </p>
      ) : null}
    </section>
  );
}

function figure(say: Say, { measure }: Saving, n: number | null): string {
  return n === null ? say('packages.plan.unknown') : say(`packages.figure.${measure}`, { n });
}

import type { Plan, PlanMaterial } from '../../../contracts/plan.ts';
import { ruleWords } from '../../../ui/words/rules.ts';
import type { Frame } from '../props.ts';
import { isYours } from './plan-papers.ts';
import { listed, sayIn } from './say.ts';
import { dayText } from './time.ts';

/** What you bring, what we get for you and from where, what falls away. */
export function PlanMaterials({ frame, plan }: { frame: Frame; plan: Plan }) {
  const say = sayIn(frame.locale);
  const yours = plan.materials.filter(isYours);
  const ours = plan.materials.filter((one) => !isYours(one));
  const required = yours.filter(({ need }) => need !== 'optional');
  return (
    <>
      <section className="wrap sec" aria-labelledby="yours">
        <h2 id="yours">
          {say('packages.plan.yours')}
          <span className="count">{say('packages.plan.yours.count', { n: required.length })}</span>
        </h2>
        {yours.length === 0 ? <p className="up3">{say('packages.plan.yours.none')}</p> : null}
        <ol className="mat">
          {yours.map((one, at) => (
            <li key={one.id}>
              <b>{`${at + 1}. ${one.name}`}</b>
              <Why frame={frame} plan={plan} material={one} />
              {one.sampleForm ? (
                <span className="act">
                  <a href={one.sampleForm}>{say('guide.materials.sample')}</a>
                </span>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      {ours.length > 0 ? (
        <section className="wrap sec" aria-labelledby="ours">
          <h2 id="ours">
            {say('packages.plan.ours')}
            <span className="count">{say('packages.plan.ours.count', { n: ours.length })}</span>
          </h2>
          <ul className="mat">
            {ours.map((one) => (
              <li key={one.id}>
                <b>{one.name}</b>
                <Why frame={frame} plan={plan} material={one} />
              </li>
            ))}
          </ul>
          {plan.notNeeded.length > 0 ? (
            <p className="hint up4">
              {plan.notNeeded
                .map(({ name, rule }) =>
                  say('packages.plan.not-needed', { name, why: ruleWords(frame.locale, rule) }),
                )
                .join(say('packages.stop'))}
            </p>
          ) : null}
        </section>
      ) : null}
    </>
  );
}

function Why({ frame, plan, material }: { frame: Frame; plan: Plan; material: PlanMaterial }) {
  const say = sayIn(frame.locale);
  const names = new Map(plan.items.map((item) => [item.key, item.name]));
  const users = [...new Set(material.usedBy.flatMap(({ item }) => (item ? [names.get(item) ?? item] : [])))];
  const rest = [
    material.instructions,
    material.options.length > 0
      ? listed(
          say,
          material.options.map(({ name }) => name),
        )
      : null,
    material.rule.code === 'uploaded' || users.length === 0
      ? null
      : say('packages.plan.used', { names: listed(say, users) }),
    ...material.notes,
  ].filter((text) => text !== null);
  return (
    <>
      <span className="sub why">{ruleWords(frame.locale, material.rule)}</span>
      {material.offered?.map(({ name, on }) => (
        <span className="sub why" key={`${name} ${on}`}>
          {say('packages.plan.own', { name, day: dayText(frame.locale, on) })}
        </span>
      ))}
      {rest.map((text) => (
        <span className="sub why" key={text}>
          {text}
        </span>
      ))}
    </>
  );
}

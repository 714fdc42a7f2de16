import type { ItemDefinition, SpecialProcedure, Step } from '../../../contracts/catalogue.ts';
import { limitText } from './measure.ts';
import type { Say } from './say.ts';

/** The steps in their order, then what may come between, then the source's own sentences. */
export function GuideSteps({ say, item }: { say: Say; item: ItemDefinition }) {
  const { steps } = item.process;
  return (
    <>
      {steps && steps.length > 0 ? (
        <ol className="steps">
          {steps.map((step) => (
            <li key={step.order}>
              <b>{step.name}</b>
              {aboutStep(say, step)}
              {step.standard ? <span className="sub">{step.standard}</span> : null}
            </li>
          ))}
        </ol>
      ) : (
        <p>{say('guide.how.unfilled')}</p>
      )}
      {item.rules.length > 0 ? (
        <ul className="list up4 prose">
          {item.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      ) : null}
      {item.specialProcedures && item.specialProcedures.length > 0 ? (
        <>
          <h3 className="up5">{say('guide.special')}</h3>
          <ul className="list up3 prose">
            {item.specialProcedures.map((one) => (
              <li key={one.name}>
                {one.limit
                  ? say('guide.special.limit', { name: one.name, span: limitText(say, one.limit) })
                  : say('guide.special.nolimit', { name: one.name })}
                <span className="sub">{say(countsOf(one))}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function aboutStep(say: Say, { limit, post, outcome }: Step): string {
  const parts: string[] = [];
  if (limit) parts.push(say('guide.step.limit', { span: limitText(say, limit) }));
  if (post) parts.push(say('guide.step.post', { post }));
  if (outcome) parts.push(say('guide.step.outcome', { outcome }));
  return parts.join(say('portal.comma'));
}

function countsOf({ stopsClock }: SpecialProcedure) {
  if (stopsClock === null) return 'guide.special.unfilled' as const;
  return stopsClock ? ('guide.special.stops' as const) : ('guide.special.counts' as const);
}

import type { PackagePlanProps } from '../package-props.ts';
import { paths } from '../paths.ts';
import { Hidden } from './hidden.tsx';
import { listed, sayIn } from './say.ts';

/** All or some of the items: one press makes the plan anew (a script does it at each tick). */
export function PlanChoose({ frame, head, plan, choices, guides }: PackagePlanProps) {
  const say = sayIn(frame.locale);
  if (choices.length < 2) return null;
  const here = paths.packagePlan(head.divisionCode, head.packageId, head.state);
  return (
    <section className="wrap sec no-print" aria-labelledby="choose">
      <h2 id="choose">{say(plan.joint ? 'packages.plan.choose' : 'packages.plan.choose.guides')}</h2>
      <form action={here} method="post" data-plan-form="">
        <Hidden csrf={frame.csrf} values={{ s: head.state }} />
        <fieldset className="stack">
          <legend>{say('packages.plan.choose.which')}</legend>
          {choices.map((one) => (
            <label className="pick" key={one.key}>
              <input type="checkbox" name="item" value={one.key} defaultChecked={one.chosen} />
              <span>
                {one.name}
                {one.neededBy.length > 0 ? (
                  <span className="sub">
                    {say('packages.plan.needed-by', { names: listed(say, one.neededBy) })}
                  </span>
                ) : null}
                {guides[one.key] ? (
                  <span className="sub">
                    <a className="more" href={guides[one.key]}>
                      {say('packages.plan.item-guide')}
                    </a>
                  </span>
                ) : null}
              </span>
            </label>
          ))}
        </fieldset>
        <button className="btn up3" type="submit">
          {say('packages.plan.recount')}
        </button>
      </form>
    </section>
  );
}

import type { PackagePlanProps } from '../package-props.ts';
import { paths } from '../paths.ts';
import { sayIn } from './say.ts';

/** The next step, always in reach: answer what is open, or apply. */
export function PlanBar({ frame, head, plan, open }: PackagePlanProps) {
  const say = sayIn(frame.locale);
  if (!plan.complete) {
    return (
      <section className="bar-fix" aria-label={say('guide.bar')}>
        <div className="wrap">
          <a className="btn go" href={paths.packageGuide(head.divisionCode, head.packageId, head.state)}>
            {say('packages.plan.go-on')}
          </a>
        </div>
      </section>
    );
  }
  if (!open || plan.items.length === 0) return null;
  return (
    <section className="bar-fix" aria-label={say('guide.bar')}>
      <div className="wrap">
        <a className="btn go" href={paths.packageApply(head.divisionCode, head.packageId, head.state)}>
          {say('packages.plan.apply')}
        </a>
        <span className="sub only-wide">{say('packages.plan.apply.why')}</span>
      </div>
    </section>
  );
}

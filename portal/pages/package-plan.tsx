import type { PackagePlanProps } from './package-props.ts';
import { Document } from './parts/document.tsx';
import { PlanBar } from './parts/plan-bar.tsx';
import { PlanChoose } from './parts/plan-choose.tsx';
import { PlanMaterials } from './parts/plan-materials.tsx';
import { isYours } from './parts/plan-papers.ts';
import { PlanSavings } from './parts/plan-savings.tsx';
import { PlanSchedule } from './parts/plan-schedule.tsx';
import { listed, sayIn } from './parts/say.ts';
import { paths } from './paths.ts';

/** 一次告知单: everything at once, as a page that people print and understand. */
export function PackagePlan(props: PackagePlanProps) {
  const { frame, head, plan, answers, notes, notHere } = props;
  const say = sayIn(frame.locale);
  const title = say('packages.plan.title', { name: head.name });
  const next = plan.questions[0];
  return (
    <Document
      frame={frame}
      title={title}
      crumbs={[{ name: say('packages.title'), href: paths.packages() }]}
      islands={['plan']}
      bar={<PlanBar {...props} />}
    >
      <div data-plan="">
        <div className="wrap">
          <h1>{title}</h1>
          {answers.length > 0 ? (
            <details className="up3" open={answers.length < 4}>
              <summary>{say('packages.plan.answers', { n: answers.length })}</summary>
              <ul className="list">
                {answers.map((one) => (
                  <li key={one.question}>
                    {one.question} <b>{one.text}</b>{' '}
                    <a className="more no-print" href={one.change}>
                      {say('packages.plan.change')}
                      <span className="vh">{one.question}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
          {next ? (
            <p className="note warn up4">
              {say('packages.plan.open', { n: plan.questions.length })}{' '}
              <a className="more" href={paths.packageGuide(head.divisionCode, head.packageId, head.state)}>
                {say('packages.plan.go-on')}
              </a>
            </p>
          ) : null}
          {plan.joint ? null : <p className="note up4">{say('packages.plan.guide-only')}</p>}
          {plan.joint && notHere.length > 0 ? (
            <p className="note warn up4">
              {say('packages.plan.not-here', { names: listed(say, notHere), place: frame.division.name })}
            </p>
          ) : null}
          <Facts {...props} />
          <p className="row up4 no-print">
            <a
              className="btn plain"
              href={paths.packageNotice(head.divisionCode, head.packageId, head.state)}
            >
              {say('packages.plan.pdf')}
            </a>
          </p>
        </div>
        <PlanMaterials frame={frame} plan={plan} />
        <section className="wrap sec" aria-labelledby="order">
          <h2 id="order">{say('packages.plan.order')}</h2>
          <PlanSchedule frame={frame} plan={plan} />
        </section>
        <PlanSavings frame={frame} plan={plan} />
        <PlanChoose {...props} />
        {notes.length > 0 ? (
          <section className="wrap sec prose" aria-labelledby="notes">
            <h2 id="notes">{say('packages.plan.notes')}</h2>
            <ul>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Document>
  );
}

function Facts({ frame, plan }: PackagePlanProps) {
  const say = sayIn(frame.locale);
  const bring = plan.materials.filter((one) => isYours(one) && one.need !== 'optional').length;
  const fee =
    plan.fees.fen > 0
      ? say('packages.plan.fee', { yuan: (plan.fees.fen / 100).toFixed(2) })
      : plan.fees.complete
        ? say('portal.free')
        : say('packages.plan.fee.unknown');
  return (
    <dl className="facts">
      <div className="big">
        <dt>{say('packages.plan.days')}</dt>
        <dd className="num">
          {plan.schedule.workdays}
          <span>{say('packages.plan.workdays')}</span>
        </dd>
      </div>
      <div className="big">
        <dt>{say('packages.plan.bring')}</dt>
        <dd className="num">
          {bring}
          <span>{say('packages.plan.papers')}</span>
        </dd>
      </div>
      <div className="big">
        <dt>{say('packages.plan.items')}</dt>
        <dd className="num">
          {plan.items.length}
          <span>{say('packages.plan.one-form')}</span>
        </dd>
      </div>
      <div className="big">
        <dt>{say('packages.plan.visits')}</dt>
        <dd className="num">
          {plan.visits.count ?? '—'}
          <span>{`${say('packages.plan.times')}${say('packages.comma')}${fee}`}</span>
        </dd>
      </div>
    </dl>
  );
}

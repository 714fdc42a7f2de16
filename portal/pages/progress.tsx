import { isClosed } from '../../contracts/cases.ts';
import { AskingNote } from './parts/asking.tsx';
import { CaseNext } from './parts/case-next.tsx';
import { stepsOf } from './parts/case-steps.ts';
import { Clock } from './parts/clock.tsx';
import { Document } from './parts/document.tsx';
import { Documents, SignedPapers } from './parts/documents.tsx';
import { Phone } from './parts/guide-where.tsx';
import { Handing } from './parts/handing.tsx';
import { PartOf, VisitRecords } from './parts/part-of.tsx';
import { Promised } from './parts/promised.tsx';
import { RouteSteps } from './parts/route-steps.tsx';
import { codeName, type Say, sayIn } from './parts/say.ts';
import { momentText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { ProgressProps } from './props.ts';

/** One look: what remains, what comes next, who has it, how far it is. */
export function Progress(props: ProgressProps) {
  const { frame, row, documents, already } = props;
  const say = sayIn(frame.locale);
  const crumbs = [{ name: say('case.mine.title'), href: paths.cases() }];
  return (
    <Document frame={frame} title={row.itemName} crumbs={crumbs} islands={['live']}>
      <p className="vh" role="status" data-live-status="" />
      <div className="wrap two main" data-live={paths.live(row.id, props.since)}>
        <div>
          <h1>{row.itemName}</h1>
          {already ? (
            <p className="note up4" role="status">
              {say('case.already')}
            </p>
          ) : null}
          <p className="sub num up2">
            {say('case.number', { number: row.number })} · {row.applicantName}
          </p>
          <PartOf frame={frame} joint={props.joint} held={props.held && row.state === 'decided'} />
          <p className="vh" data-live-news="">
            {say('case.news', { item: row.itemName, state: codeName(say, 'case-state', row.state) })}
          </p>
          <Clock locale={frame.locale} state={row.state} clock={row.clock} />
          <CaseNext {...props} />
          <AskingNote {...props} />
          <Promised {...props} />
          <Steps say={say} {...props} />
        </div>
        <aside aria-label={say('case.you-can')}>
          <Handler say={say} {...props} />
          <Handing {...props} />
          <h2 className="up6">{say('case.documents')}</h2>
          <Documents frame={frame} caseId={row.id} documents={documents} />
          <SignedPapers frame={frame} caseId={row.id} papers={props.signedPapers} />
          <VisitRecords frame={frame} visits={props.visits} />
          <Choices say={say} {...props} />
        </aside>
      </div>
    </Document>
  );
}

const marks = { done: 'st ok', now: 'st on', yours: 'st warn', todo: 'st', stopped: 'st' } as const;

function Steps({ say, frame, row, route, timeline, decision }: ProgressProps & { say: Say }) {
  return (
    <section className="up6" aria-labelledby="steps-title">
      <h2 id="steps-title">{say('case.steps')}</h2>
      <ol className="steps up4">
        {stepsOf(row.state, timeline).map(({ name, status, entry }) => (
          <li
            key={name}
            className={status === 'done' ? 'done' : status === 'todo' ? undefined : 'now'}
            aria-current={status === 'now' || status === 'yours' ? 'step' : undefined}
          >
            <b>{say(`case.step.${name}`)}</b>
            <span className={marks[status]}>{say(`case.step.${status}`)}</span>
            {entry ? (
              <span className="sub">
                <time dateTime={entry.at}>{momentText(frame.locale, entry.at)}</time> {entry.plain}
              </span>
            ) : null}
            {status === 'now' && !(name === 'review' && route) ? (
              <span className="sub">{holder(say, row)}</span>
            ) : null}
            {name === 'review' && status !== 'todo' ? (
              <RouteSteps say={say} locale={frame.locale} route={route} />
            ) : null}
            {name === 'decide' && decision ? (
              <span className="sub">
                {say('case.decision', {
                  decision:
                    decision.decision === 'partly'
                      ? say('case.granted.partly', { part: decision.part ?? '' })
                      : say(decision.decision === 'grant' ? 'case.granted' : 'case.refused'),
                })}
                {decision.reason ? ` · ${say('case.reason', { reason: decision.reason })}` : ''}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function holder(say: Say, { organisationName, handler }: ProgressProps['row']): string {
  return handler
    ? say('case.step.handler', { organisation: organisationName, name: handler.name })
    : say('case.step.waiting', { organisation: organisationName });
}

function Handler({ say, row, phone }: ProgressProps & { say: Say }) {
  return (
    <>
      <h2>{say('case.who')}</h2>
      <dl className="kv up3">
        <div>
          <dt>{say('case.who.department')}</dt>
          <dd>{row.organisationName}</dd>
        </div>
        {isClosed(row.state) ? null : (
          <div>
            <dt>{say('case.who.person')}</dt>
            <dd>{row.handler?.name ?? say('case.who.nobody')}</dd>
          </div>
        )}
        <div>
          <dt>{say('case.who.phone')}</dt>
          <dd>
            <Phone text={phone ?? '12345'} />
          </dd>
        </div>
      </dl>
    </>
  );
}

/** Only what exists: no link leads to a page that is not there. */
function Choices({ say, row, rating, mayWithdraw }: ProgressProps & { say: Say }) {
  const rate = {
    none: 'case.do.rate',
    first: 'case.do.rate-again',
    'follow-up': 'case.do.rated',
    closed: null,
  } as const;
  const rateKey = rate[rating];
  return (
    <>
      <h2 className="up6">{say('case.you-can')}</h2>
      <ul className="list do">
        {row.state === 'correction-requested' ? (
          <li>
            <a href={paths.correction(row.id)}>{say('case.do.correct')}</a>
          </li>
        ) : null}
        {row.state === 'finished' && rateKey ? (
          <li>
            <a href={paths.rating(row.id)}>{say(rateKey)}</a>
          </li>
        ) : null}
        <li>
          <a href={paths.evidence(row.id)}>{say('case.do.evidence')}</a>
          <span className="sub">{say('case.do.evidence.what')}</span>
        </li>
        {mayWithdraw ? (
          <li>
            <a href={paths.withdraw(row.id)}>{say('case.do.withdraw')}</a>
          </li>
        ) : null}
        {isClosed(row.state) ? (
          <li>
            <a href={paths.guide(row.divisionCode, row.itemCode)}>{say('case.do.again')}</a>
          </li>
        ) : null}
        <li>
          <a href="tel:12345">{say('case.do.call')}</a>
        </li>
      </ul>
    </>
  );
}

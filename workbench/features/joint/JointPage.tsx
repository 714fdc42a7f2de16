import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JointView } from '../../../contracts/joint.ts';
import { JointGraph } from '../../../ui/joint-graph.tsx';
import { BigClock } from '../../parts/ClockBar.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { namesOf, VisitList } from '../../parts/VisitList.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { longDay, shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useStream } from '../../platform/use-stream.ts';
import { useLocale, useWords } from '../../platform/words.tsx';
import { JointActions } from './JointActions.tsx';
import { JointParts } from './JointParts.tsx';
import { jointKeys, jointQuery } from './queries.ts';

/** All parts of a joint case at one look: how far each is, what each said, what the lead department has to decide. */
export function JointPage({ id }: { id: string }) {
  const t = useWords();
  const client = useQueryClient();
  const found = useQuery(jointQuery(id));
  useStream(`/joint/${encodeURIComponent(id)}/stream`, () => {
    void client.invalidateQueries({ queryKey: jointKeys.all });
  });
  return (
    <Main>
      {found.isPending && <Waiting words={t('workbench.waiting.case')} rows={8} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {found.data && <Open joint={found.data} />}
    </Main>
  );
}

function Open({ joint }: { joint: JointView }) {
  const t = useWords();
  const locale = useLocale();
  return (
    <>
      <Heading joint={joint} />
      <div className="cols joint">
        <div className="mid">
          <section className="pane" aria-labelledby="graph">
            <h2 id="graph">{t('workbench.joint.graph')}</h2>
            <JointGraph joint={joint} locale={locale} />
          </section>
          <JointParts joint={joint} />
          <Visits joint={joint} />
          <Papers joint={joint} />
          <Timeline joint={joint} />
        </div>
        <aside className="mid" aria-label={t('workbench.case.aside')}>
          <Clock joint={joint} />
          <JointActions joint={joint} />
        </aside>
      </div>
    </>
  );
}

function Heading({ joint }: { joint: JointView }) {
  const t = useWords();
  return (
    <>
      <title>{`${joint.name} ${joint.number} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/joint">{t('workbench.joint.title')}</Link>
        <a className="only-narrow" href="#next">
          {t('workbench.case.toNext')}
        </a>
      </nav>
      <h1>
        {joint.name}{' '}
        <Tag tone={joint.state === 'lead-decides' ? 'warn' : joint.state === 'finished' ? 'ok' : 'on'}>
          {t(`joint.state.${joint.state}`)}
        </Tag>
      </h1>
      <p className="sub num">
        {joint.number} · {joint.applicantName} · {t('workbench.joint.lead')} {joint.leadName} ·{' '}
        {t(`joint.page.issue.${joint.issue}`)} ·{' '}
        {t('workbench.case.submitted', { time: shortTime(joint.submittedAt) })}
      </p>
    </>
  );
}

/** 行政许可法 art. 26, 42 where it holds, what the package promises, and when all will be decided. */
function Clock({ joint }: { joint: JointView }) {
  const t = useWords();
  const locale = useLocale();
  const open = joint.state === 'running' || joint.state === 'lead-decides';
  return (
    <section className="pane" aria-labelledby="clocks">
      <h2 id="clocks">{t('workbench.case.clocks')}</h2>
      {joint.clock && (
        <BigClock clock={joint.clock}>
          <p>
            {joint.clock.stopped
              ? t('joint.page.limit.stopped')
              : `${t('joint.page.limit')} ${joint.clock.due ? longDay(joint.clock.due, locale) : ''}`}
          </p>
        </BigClock>
      )}
      <ul className="ended">
        {joint.promiseDue && (
          <li>
            {t('joint.page.promise')} <b>{longDay(joint.promiseDue, locale)}</b>
          </li>
        )}
        {open && (
          <li>
            {t('joint.page.expected')} <b>{longDay(joint.expected, locale)}</b>
          </li>
        )}
      </ul>
    </section>
  );
}

function Visits({ joint }: { joint: JointView }) {
  const t = useWords();
  const visits = joint.visits.map((visit) => ({
    ...visit,
    when: `${visit.on} ${visit.time}`,
    said: t(`joint.page.visit.${visit.state}`, { who: namesOf(visit.inspectors) }),
  }));
  return <VisitList title={t('workbench.joint.visit')} visits={visits} />;
}

function Papers({ joint }: { joint: JointView }) {
  const t = useWords();
  if (joint.papers.length === 0) return null;
  return (
    <section className="pane" aria-labelledby="papers">
      <h2 id="papers">{t('workbench.joint.papers')}</h2>
      <ul className="files">
        {joint.papers.map((paper) => (
          <li key={paper.id}>
            <b>{paper.name}</b>
            {paper.files.map((file) => (
              <a
                key={file.id}
                href={`/api/joint/${joint.id}/files/${file.id}`}
                target="_blank"
                rel="noreferrer"
              >
                {file.name}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Timeline({ joint }: { joint: JointView }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="timeline">
      <h2 id="timeline">{t('joint.page.timeline', { n: joint.timeline.length })}</h2>
      <ol className="files">
        {joint.timeline.map((one) => (
          <li key={one.seq}>
            {one.plain} <time dateTime={one.at}>{shortTime(one.at)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}

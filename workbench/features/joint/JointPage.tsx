import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JointPart, JointView } from '../../../contracts/joint.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useStream } from '../../platform/use-stream.ts';
import { useWords } from '../../platform/words.tsx';
import { JointActions } from './JointActions.tsx';
import { jointKeys, jointQuery } from './queries.ts';

/** All parts of a joint case at one look: how far each is, what each said, what the lead department has to decide. */
export function JointPage({ id }: { id: string }) {
  const t = useWords();
  const client = useQueryClient();
  const found = useQuery(jointQuery(id));
  useStream(`/joint/${encodeURIComponent(id)}/stream`, () => {
    void client.invalidateQueries({ queryKey: jointKeys.all });
  });
  const joint = found.data;
  return (
    <Main>
      <title>{`${joint?.name ?? t('workbench.joint.title')} · ${t('workbench.brand')}`}</title>
      <p>
        <Link to="/joint">{t('workbench.joint.title')}</Link>
      </p>
      {found.isPending && <Waiting words={t('workbench.waiting.case')} rows={8} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {joint && (
        <div className="panes">
          <h1>{joint.name}</h1>
          <Facts joint={joint} />
          <JointActions joint={joint} />
          <Parts joint={joint} />
          <Papers joint={joint} />
          <Timeline joint={joint} />
        </div>
      )}
    </Main>
  );
}

function Facts({ joint }: { joint: JointView }) {
  const t = useWords();
  return (
    <p>
      <Tag tone={joint.state === 'lead-decides' ? 'warn' : joint.state === 'finished' ? 'ok' : 'on'}>
        {t(`joint.state.${joint.state}`)}
      </Tag>{' '}
      <span className="num">{joint.number}</span> · {joint.applicantName} · {t('workbench.joint.lead')}{' '}
      {joint.leadName} · {t(`joint.page.issue.${joint.issue}`)}
      {joint.promiseDue && ` · ${t('joint.page.promise')} ${joint.promiseDue}`}
      {joint.jointDue && ` · ${t('joint.page.limit')} ${joint.jointDue}`}
    </p>
  );
}

const tones: Record<JointPart['state'], Tone> = {
  waiting: 'idle',
  running: 'on',
  granted: 'ok',
  refused: 'bad',
  'not-accepted': 'bad',
  withdrawn: 'idle',
  dropped: 'idle',
};

function Parts({ joint }: { joint: JointView }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="parts">
      <h2 id="parts">{t('joint.page.parts')}</h2>
      <table className="cases">
        <thead>
          <tr>
            <th scope="col">{t('workbench.joint.part')}</th>
            <th scope="col">{t('workbench.joint.state')}</th>
            <th scope="col">{t('workbench.joint.opinion')}</th>
            <th scope="col">{t('workbench.joint.result')}</th>
          </tr>
        </thead>
        <tbody>
          {joint.parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">
                {part.name}
                <span className="sub">
                  {part.organisationName}{' '}
                  {part.caseId && (
                    <Link to="/cases/$caseId" params={{ caseId: part.caseId }}>
                      {part.caseNumber}
                    </Link>
                  )}
                </span>
              </th>
              <td>
                <State part={part} />
              </td>
              <td>
                {part.opinion && (
                  <>
                    <b>
                      {t(
                        part.opinion.opinion === 'grant'
                          ? 'workbench.joint.agree'
                          : 'workbench.joint.against',
                      )}
                    </b>{' '}
                    {part.opinion.reason} <span className="sub">{part.opinion.by}</span>
                  </>
                )}
                {part.decision && <p>{part.decision.reason}</p>}
              </td>
              <td>
                {part.result ? `${part.result.name} ${part.result.number ?? ''}` : ''}
                {part.delivered && <span className="sub">{t('workbench.joint.delivered')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function State({ part }: { part: JointPart }) {
  const t = useWords();
  const key = `case.state.${part.caseState}`;
  const problem = `error.${part.problem}.title`;
  return (
    <>
      <Tag tone={tones[part.state]}>{t(`joint.part.${part.state}`)}</Tag>
      {part.caseState && hasWord(key) && <span className="sub">{t(key)}</span>}
      {part.clock?.due && <span className="sub">{t('joint.page.by', { day: part.clock.due })}</span>}
      {part.waits.map((wait) => (
        <span className="sub" key={`${wait.from} ${wait.needs}`}>
          {t('joint.page.waits', { name: wait.name, needs: wait.needs })}
        </span>
      ))}
      {part.problem && <span className="sub">{hasWord(problem) ? t(problem) : part.problem}</span>}
    </>
  );
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

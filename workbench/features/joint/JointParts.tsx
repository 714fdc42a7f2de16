import { Link } from '@tanstack/react-router';
import type { JointPart, JointView } from '../../../contracts/joint.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { MiniClock } from '../../parts/ClockBar.tsx';
import { Tag, type Tone } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';

const tones: Record<JointPart['state'], Tone> = {
  waiting: 'idle',
  running: 'on',
  granted: 'ok',
  refused: 'bad',
  'not-accepted': 'bad',
  withdrawn: 'idle',
  dropped: 'idle',
};

/** One row a part: where it is, by when, what its department said, what it brought. */
export function JointParts({ joint }: { joint: JointView }) {
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
                {part.delivering && <span className="sub">{t('workbench.joint.delivering')}</span>}
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
      {part.clock && <MiniClock clock={part.clock} />}
      {part.clock?.stopped && (
        <span className="sub">
          {t('joint.page.stopped', {
            what: part.clock.stopped.step ?? t('joint.page.stopped.other'),
            day: part.clock.stopped.expectedEnd ?? t('joint.page.stopped.open'),
          })}
        </span>
      )}
      {(part.state === 'waiting' || part.state === 'running') && (
        <span className="sub">
          {t('workbench.joint.expected', { start: part.start, finish: part.finish })}
        </span>
      )}
      {part.waits.map((wait) => (
        <span className="sub" key={`${wait.from} ${wait.needs}`}>
          {t('joint.page.waits', { name: wait.name, needs: wait.needs })}
        </span>
      ))}
      {part.problem && <span className="sub">{hasWord(problem) ? t(problem) : part.problem}</span>}
    </>
  );
}

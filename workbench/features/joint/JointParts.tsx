import { Link } from '@tanstack/react-router';
import type { JointPart, JointView } from '../../../contracts/joint.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { MiniClock } from '../../parts/ClockBar.tsx';
import { Grid } from '../../parts/Grid.tsx';
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
      <Grid
        label={t('joint.page.parts')}
        heads={[
          t('workbench.joint.part'),
          t('workbench.joint.state'),
          t('workbench.joint.opinion'),
          t('workbench.joint.result'),
        ]}
      >
        {joint.parts.map((part) => (
          <tr key={part.key}>
            <td className="w">
              <b>{part.name}</b>
              <p className="sub">{part.organisationName}</p>
              {part.caseId && (
                <Link to="/cases/$caseId" params={{ caseId: part.caseId }}>
                  {part.caseNumber}
                </Link>
              )}
            </td>
            <td className="w">
              <State part={part} />
            </td>
            <td className="w">
              {part.opinion && (
                <p>
                  <b>
                    {t(
                      part.opinion.opinion === 'grant' ? 'workbench.joint.agree' : 'workbench.joint.against',
                    )}
                  </b>{' '}
                  {part.opinion.reason} <span className="sub">{part.opinion.by}</span>
                </p>
              )}
              {part.decision && part.decision.reason !== part.opinion?.reason && (
                <p>{part.decision.reason}</p>
              )}
            </td>
            <td className="w">
              {part.result && <p>{`${part.result.name} ${part.result.number ?? ''}`}</p>}
              {part.delivered && <p className="sub">{t('workbench.joint.delivered')}</p>}
              {part.delivering && <p className="sub">{t('workbench.joint.delivering')}</p>}
            </td>
          </tr>
        ))}
      </Grid>
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
      {part.caseState && hasWord(key) && ` ${t(key)}`}
      {part.clock && <MiniClock clock={part.clock} />}
      {part.clock?.stopped && (
        <p className="sub">
          {t('joint.page.stopped', {
            what: part.clock.stopped.step ?? t('joint.page.stopped.other'),
            day: part.clock.stopped.expectedEnd ?? t('joint.page.stopped.open'),
          })}
        </p>
      )}
      {(part.state === 'waiting' || part.state === 'running') && (
        <p className="sub">{t('workbench.joint.expected', { start: part.start, finish: part.finish })}</p>
      )}
      {part.waits.map((wait) => (
        <p className="sub" key={`${wait.from} ${wait.needs}`}>
          {t('joint.page.waits', { name: wait.name, needs: wait.needs })}
        </p>
      ))}
      {part.older.map(({ label, by }) => (
        <p className="sub" key={label}>
          {t('workbench.joint.older', { label, by })}
        </p>
      ))}
      {part.problem && hasWord(problem) && <p className="sub">{t(problem)}</p>}
    </>
  );
}

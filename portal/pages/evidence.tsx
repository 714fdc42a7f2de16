import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { clockText, dayText } from './parts/time.ts';
import { paths } from './paths.ts';
import { type EvidenceProps, readings } from './props.ts';

/** Every event of the case in plain words, in law, and with its link of the chain. */
export function Evidence(props: EvidenceProps) {
  const { frame, caseId, number, itemName, timeline, chainWhole, reading } = props;
  const say = sayIn(frame.locale);
  const crumbs = [
    { name: say('case.mine.title'), href: paths.cases() },
    { name: itemName, href: paths.case(caseId) },
  ];
  return (
    <Document frame={frame} title={say('evidence.title')} crumbs={crumbs}>
      <div className="wrap">
        <h1>{say('evidence.title')}</h1>
        <p className="sub num up2">
          {itemName} · {say('case.number', { number })}
        </p>
        <p className="lead">{say('evidence.lead')}</p>
        <p className={chainWhole ? 'note up4' : 'note warn up4'} role="status">
          {say(chainWhole ? 'evidence.whole' : 'evidence.broken', { n: timeline.length })}
        </p>
        <nav className="seg up4" aria-label={say('evidence.reading')}>
          {readings.map((one) => (
            <a
              key={one}
              href={`${paths.evidence(caseId)}?reading=${one}`}
              aria-current={one === reading ? 'true' : undefined}
            >
              {say(`evidence.reading.${one}`)}
            </a>
          ))}
        </nav>
        <ol className="list up5">
          {timeline.map((one) => (
            <li key={one.seq}>
              <b>{reading === 'legal' ? one.legal : one.plain}</b>
              <dl className="kv tight">
                <div>
                  <dt>{say('evidence.when')}</dt>
                  <dd>
                    <time dateTime={one.at}>
                      {dayText(frame.locale, one.at)} {clockText(frame.locale, one.at)}
                    </time>
                  </dd>
                </div>
                <div>
                  <dt>{say('evidence.who')}</dt>
                  <dd>
                    {one.onBehalfOf
                      ? say('evidence.behalf', { actor: one.actor, subject: one.onBehalfOf })
                      : one.actor}
                  </dd>
                </div>
                {reading === 'both' && (
                  <div>
                    <dt>{say('evidence.legal')}</dt>
                    <dd>{one.legal}</dd>
                  </div>
                )}
                {reading !== 'plain' && (
                  <div>
                    <dt>{say('evidence.hash')}</dt>
                    <dd>
                      <code className="hash">{one.hash}</code>
                    </dd>
                  </div>
                )}
              </dl>
            </li>
          ))}
        </ol>
        <p className="up4">
          <a className="btn" href={paths.case(caseId)}>
            {say('evidence.back')}
          </a>
        </p>
      </div>
    </Document>
  );
}

import type { FileCheck } from '../../contracts/licences.ts';
import type { VerifyLicenceProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { LicenceStateTag } from './parts/licence-card.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { codeName, type Say, sayIn } from './parts/say.ts';
import { dayText, momentText } from './parts/time.ts';
import { paths, withCsrf } from './paths.ts';
import type { Frame } from './props.ts';

/** Anyone may have a licence checked: every step by name, then what the issuer knows now. Nothing is kept. */
export function VerifyLicence({ frame, name, check, problem }: VerifyLicenceProps) {
  const say = sayIn(frame.locale);
  const title = say('licence-check.title');
  return (
    <Document
      frame={frame}
      title={title}
      wrong={problem !== null || check?.outcome === 'broken' || check?.outcome === 'wrong-page'}
      crumbs={[]}
    >
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('licence-check.lead')}</p>
        <ProblemBox problem={problem} />
        {check ? <Outcome frame={frame} name={name ?? ''} check={check} /> : null}
        <form
          className="up6"
          action={withCsrf(paths.verifyLicence(), frame.csrf)}
          method="post"
          encType="multipart/form-data"
        >
          <div className="field">
            <label htmlFor="file">{say('licence-check.file')}</label>
            <p className="hint" id="file-hint">
              {say('licence-check.file.hint')}
            </p>
            <input
              id="file"
              name="file"
              type="file"
              accept=".ofd,.pdf"
              required
              aria-describedby="file-hint"
            />
          </div>
          <button className="btn go" type="submit">
            {say('licence-check.submit')}
          </button>
        </form>
        <p className="hint up4">{say('licence-check.offline')}</p>
      </div>
    </Document>
  );
}

const marks = { passed: 'ok', absent: 'warn', 'not-reached': 'warn', unsettled: 'warn', failed: 'bad' };

function Outcome({ frame, name, check }: { frame: Frame; name: string; check: FileCheck }) {
  const say = sayIn(frame.locale);
  const failed =
    check.steps.find(({ step, result }) => result === 'failed' && step !== 'dates') ??
    check.steps.find(({ result }) => result === 'unsettled');
  const good = check.outcome === 'genuine' || check.outcome === 'sealed';
  return (
    <section className="up5" aria-labelledby="outcome-title">
      <div className={good ? 'note' : 'errors'} role={good ? 'status' : 'alert'}>
        <h2 id="outcome-title">{say(`licence-check.outcome.${check.outcome}`)}</h2>
        <p>
          {say(`licence-check.outcome.${check.outcome}.say`, {
            name,
            step: failed?.name ?? '',
            detail: failed?.detail ?? '',
          })}
        </p>
      </div>
      {check.online ? <Online frame={frame} say={say} online={check.online} /> : null}
      {check.seal?.testOnly ? <p className="note warn up3">{say('licence-check.demo')}</p> : null}
      {check.facts ? <Facts frame={frame} say={say} facts={check.facts} /> : null}
      {check.steps.length ? (
        <>
          <h3 className="up5">{say('licence-check.steps')}</h3>
          <ol className="list">
            {check.steps.map((one) => (
              <li key={one.step}>
                <span className={`st ${marks[one.result]}`}>{say(`licence-check.result.${one.result}`)}</span>{' '}
                <b>{codeName(say, 'verify-step', one.step)}</b>
                <span className="sub block">{one.detail}</span>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {check.seal ? (
        <p className="sub up3">
          {say(check.seal.stampedAt ? 'licence-check.sealed.stamped' : 'licence-check.sealed', {
            seal: check.seal.name,
            at: momentText(frame.locale, check.seal.stampedAt ?? check.seal.signedAt),
          })}
        </p>
      ) : null}
    </section>
  );
}

function Online({
  frame,
  say,
  online,
}: {
  frame: Frame;
  say: Say;
  online: NonNullable<FileCheck['online']>;
}) {
  if (!online.known) return <p className="note warn up3">{say('licence-check.online.unknown')}</p>;
  return (
    <p className={online.state === 'valid' && online.asIssued ? 'up3' : 'note warn up3'} role="status">
      <LicenceStateTag say={say} state={online.state} />{' '}
      {online.state === 'valid'
        ? say(online.asIssued ? 'licence-check.online.valid' : 'licence-check.online.other-copy')
        : `${say(`licence.state.${online.state}`)}${say('public.since', { day: dayText(frame.locale, online.since) })}`}
      {online.newer ? (
        <>
          {' '}
          <a className="more" href={paths.publicLicence(online.newer)}>
            {say('public.newer')}
          </a>
        </>
      ) : null}
    </p>
  );
}

function Facts({ frame, say, facts }: { frame: Frame; say: Say; facts: NonNullable<FileCheck['facts']> }) {
  const day = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? dayText(frame.locale, text) : text);
  const rows: [string, string][] = [
    [say('licence.number'), facts.number],
    [say('licence.holder'), facts.holderName],
    [say('licence.issuer'), facts.issuerName],
    [say('licence.issued-on'), day(facts.issuedOn)],
    [say('licence.valid-until'), day(facts.validUntil)],
    ...facts.elements.map(({ label, value }): [string, string] => [label, value]),
  ];
  return (
    <>
      <h3 className="up5">{say('licence-check.facts', { type: facts.typeName })}</h3>
      <dl className="kv up2">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { LicenceView } from '../../../contracts/licence-acts.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { fileSize, shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { ActDialog } from './ActDialog.tsx';
import { licenceKeys, licenceQuery } from './queries.ts';
import { StateTag } from './StateTag.tsx';

export function LicencePage({ licenceId }: { licenceId: string }) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(licenceQuery(licenceId));
  return (
    <Main>
      <title>{`${data?.typeName ?? t('workbench.licences.title')} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/licences" search={{}}>
          {t('workbench.licences.title')}
        </Link>
      </nav>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.licences')} rows={8} />}
      {data && <One view={data} />}
    </Main>
  );
}

type Action = LicenceView['actions'][number];

function One({ view }: { view: LicenceView }) {
  const t = useWords();
  const me = useMe();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Action>();
  const [said, setSaid] = useState<string>();
  const onDone = (sentence: string) => {
    setAsked(undefined);
    setSaid(sentence);
    announce(sentence);
    void client.invalidateQueries({ queryKey: licenceKeys.all });
  };
  return (
    <>
      <h1>
        {view.typeName} <StateTag state={view.state} />
      </h1>
      {said && (
        <div className="note ok">
          <b>{said}</b>
        </div>
      )}
      <section className="pane" aria-labelledby="says">
        <h2 id="says">{t('workbench.licences.says')}</h2>
        <dl className="kv">
          <Row name={t('licence.number')} value={view.number} />
          <Row name={t('licence.holder')} value={view.holder} />
          {view.elements.map(({ key, label, value }) => (
            <Row key={key} name={label} value={value} />
          ))}
          <Row name={t('licence.issuer')} value={view.issuerName} />
          <Row
            name={t('workbench.licences.col.validity')}
            value={`${view.validFrom} – ${view.validUntil ?? t('licence.no-end')}`}
          />
          <Row name={t('licence.identifier')} value={view.identifier} />
        </dl>
        {may(me, 'licence.issue') && (
          <p>
            <a href={`/api/licences/${view.id}/ofd`}>OFD {fileSize(view.files.ofd)}</a>{' '}
            <a href={`/api/licences/${view.id}/pdf`} target="_blank" rel="noopener">
              PDF {fileSize(view.files.pdf)}
            </a>
          </p>
        )}
      </section>
      {view.actions.length > 0 && (
        <section className="pane" aria-labelledby="next">
          <h2 id="next">{t('workbench.licences.next')}</h2>
          <p className="tools">
            {view.actions.map((action) => (
              <Button key={action.act} onClick={() => setAsked(action)}>
                {t(`workbench.licences.act.${action.act}`)}
              </Button>
            ))}
          </p>
        </section>
      )}
      <Acts view={view} />
      <Others view={view} />
      {asked && <ActDialog view={view} action={asked} onClose={() => setAsked(undefined)} onDone={onDone} />}
    </>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What was done to it, by whom, on which ground and why: nobody can change these. */
function Acts({ view }: { view: LicenceView }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="acts">
      <h2 id="acts">{t('workbench.licences.acts')}</h2>
      <ul className="files">
        {view.acts.map((act) => (
          <li key={act.seq}>
            <b>{t(`workbench.licences.did.${act.kind}` as 'workbench.licences.did.issued')}</b>{' '}
            <span className="sub">
              {shortTime(act.at)} {act.by || t('workbench.licences.system')}
            </span>
            {act.ground && <p className="sub">{act.ground}</p>}
            {act.reason && <p>{act.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Others({ view }: { view: LicenceView }) {
  const t = useWords();
  return (
    <>
      {view.versions.length > 1 && (
        <section className="pane" aria-labelledby="versions">
          <h2 id="versions">{t('workbench.licences.versions')}</h2>
          <ul className="files">
            {view.versions.map((one) => (
              <li key={one.id}>
                {one.id === view.id ? (
                  <b>{t('workbench.licences.version', { n: one.version })}</b>
                ) : (
                  <Link to="/licences/$licenceId" params={{ licenceId: one.id }}>
                    {t('workbench.licences.version', { n: one.version })}
                  </Link>
                )}{' '}
                <StateTag state={one.state} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.relied.length > 0 && (
        <section className="pane" aria-labelledby="relied">
          <h2 id="relied">{t('workbench.licences.relied')}</h2>
          <ul className="files">
            {view.relied.map((one) => (
              <li key={`${one.caseId} ${one.at}`}>
                <Link to="/cases/$caseId" params={{ caseId: one.caseId }}>
                  {one.itemCode}
                </Link>{' '}
                <span className="sub">
                  {shortTime(one.at)}{' '}
                  {one.toldAt && t('workbench.licences.told', { at: shortTime(one.toldAt) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SealDetail } from '../../../contracts/seals.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { sealQuery } from './queries.ts';
import { SealActions } from './SealActions.tsx';
import { SealTag } from './SealTag.tsx';

/** One seal: what it looks like, its certificates, what may be done, its life and each use. */
export function SealPage({ sealId }: { sealId: string }) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(sealQuery(sealId));
  return (
    <Main>
      <title>{`${data?.name ?? t('workbench.seals.title')} · ${t('workbench.seals.one')} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/seals">{t('workbench.seals.title')}</Link>
      </nav>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.seals')} rows={8} />}
      {data && (
        <div className="panes">
          <h1>
            {data.name} <SealTag state={data.state} />
          </h1>
          {data.testOnly && <p className="note warn">{t('workbench.seals.test-only')}</p>}
          <Facts seal={data} />
          <SealActions seal={data} onAgain={() => void refetch()} />
          <Life seal={data} />
          <Uses seal={data} />
        </div>
      )}
    </Main>
  );
}

function Facts({ seal }: { seal: SealDetail }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="facts">
      <h2 id="facts">{t('workbench.seals.facts')}</h2>
      {seal.picture ? (
        <img
          className="seal-picture"
          src={`/api/seals/${seal.id}/picture`}
          alt={t('workbench.seals.picture', { name: seal.name })}
          width={168}
          height={168}
        />
      ) : (
        <p className="sub">{t('workbench.seals.no-picture')}</p>
      )}
      <dl className="kv">
        <div>
          <dt>{t('workbench.seals.col.code')}</dt>
          <dd className="num">{seal.code ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('workbench.seals.uscc')}</dt>
          <dd className="num">{seal.uscc}</dd>
        </div>
        {seal.certificates.map((one) => (
          <div key={one.serial}>
            <dt>{t(`workbench.seals.certificate.${one.of}`)}</dt>
            <dd>
              {one.subject}
              <br />
              <span className="sub num">
                {t('workbench.seals.certificate.until', { from: one.from, until: one.until })}{' '}
                {one.daysLeft < 0
                  ? t('workbench.seals.certificate.over')
                  : t('workbench.seals.certificate.left', { n: one.daysLeft })}
                <br />
                {t('workbench.seals.certificate.serial', { serial: one.serial })}
              </span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('workbench.seals.managers')}</dt>
          <dd>{seal.managers.map(({ name, title }) => `${name}（${title}）`).join('、') || '—'}</dd>
        </div>
      </dl>
    </section>
  );
}

/** What was done to it, by whom and why: nobody can change these. */
function Life({ seal }: { seal: SealDetail }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="life">
      <h2 id="life">{t('workbench.seals.life')}</h2>
      <ol className="files">
        {seal.acts.map((act) => (
          <li key={act.seq}>
            <b>{t(`workbench.seals.act.${act.kind}` as 'workbench.seals.act.make')}</b>{' '}
            <span className="sub">
              {shortTime(act.at)} {act.by || t('workbench.licences.system')}
            </span>
            <p>{act.reason}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Uses({ seal }: { seal: SealDetail }) {
  const t = useWords();
  const me = useMe();
  return (
    <section className="pane" aria-labelledby="uses">
      <h2 id="uses">
        {t('workbench.seals.uses')} <span className="count">{seal.uses}</span>
      </h2>
      {seal.recent.length ? (
        <Grid
          label={t('workbench.seals.uses')}
          heads={[
            t('workbench.seals.use.at'),
            t('workbench.seals.use.on'),
            t('workbench.seals.use.by'),
            t('workbench.seals.use.file'),
          ]}
        >
          {seal.recent.map((one) => (
            <tr key={one.fileSm3}>
              <td className="num">{shortTime(one.at)}</td>
              <td className="w">
                {may(me, 'licence.read') ? (
                  <Link to="/licences/$licenceId" params={{ licenceId: one.licenceId }}>
                    {one.typeName}
                  </Link>
                ) : (
                  one.typeName
                )}
              </td>
              <td>{one.by || t('workbench.licences.system')}</td>
              <td className="num">{one.fileSm3.slice(0, 16)}…</td>
            </tr>
          ))}
        </Grid>
      ) : (
        <p className="sub">{t('workbench.seals.uses.none')}</p>
      )}
    </section>
  );
}

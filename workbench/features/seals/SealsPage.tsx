import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { SealList } from '../../../contracts/seals.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { announce } from '../../platform/live.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { applyForSeal, sealKeys, sealsQuery } from './queries.ts';
import { SealTag } from './SealTag.tsx';

/** Every seal of the administrator's places, and who has none. */
export function SealsPage() {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(sealsQuery);
  return (
    <Main>
      <title>{`${t('workbench.seals.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.seals.title')}</h1>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.seals')} rows={6} />}
      {data && (
        <div className="panes">
          {data.provider === 'local' && <p className="note warn">{t('workbench.seals.test-only')}</p>}
          <Table seals={data.seals} />
          {data.without.length > 0 && <Apply without={data.without} />}
        </div>
      )}
    </Main>
  );
}

function Table({ seals }: { seals: SealList['seals'] }) {
  const t = useWords();
  if (!seals.length) {
    return (
      <div className="sheet empty">
        <p>
          <b>{t('workbench.seals.none')}</b>
        </p>
      </div>
    );
  }
  return (
    <div className="sheet">
      <Grid
        label={t('workbench.seals.region')}
        heads={[
          t('workbench.seals.col.owner'),
          t('workbench.seals.col.state'),
          t('workbench.seals.col.code'),
          t('workbench.seals.col.until'),
          t('workbench.seals.col.uses'),
        ]}
      >
        {seals.map((seal) => (
          <tr key={seal.id}>
            <td className="w">
              <Link to="/seals/$sealId" params={{ sealId: seal.id }}>
                {seal.name}
              </Link>
            </td>
            <td>
              <SealTag state={seal.state} />
            </td>
            <td className="num">{seal.code ?? '—'}</td>
            <td className="num">{seal.validUntil ?? '—'}</td>
            <td className="num">{seal.uses}</td>
          </tr>
        ))}
      </Grid>
    </div>
  );
}

function Apply({ without }: { without: SealList['without'] }) {
  const t = useWords();
  const id = useId();
  const client = useQueryClient();
  const [organisationId, setOrganisation] = useState('');
  const [reason, setReason] = useState('');
  const { busy, failure, submit } = useSubmit();
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => applyForSeal({ organisationId, reason: reason.trim() }),
      () => {
        setOrganisation('');
        setReason('');
        announce(t('workbench.seals.applied'));
        void client.invalidateQueries({ queryKey: sealKeys.all });
      },
    );
  };
  return (
    <section className="pane" aria-labelledby="apply">
      <h2 id="apply">{t('workbench.seals.apply')}</h2>
      <p className="sub">{t('workbench.seals.without', { n: without.length })}</p>
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} />}
        <div className="field">
          <label htmlFor={id}>{t('workbench.seals.col.owner')}</label>
          <select
            id={id}
            className="input"
            value={organisationId}
            onChange={(event) => setOrganisation(event.target.value)}
          >
            <option value="">{t('workbench.seals.choose')}</option>
            {without.map((one) => (
              <option key={one.organisationId} value={one.organisationId}>
                {one.name}
              </option>
            ))}
          </select>
        </div>
        <TextField
          name="reason"
          label={t('workbench.seals.reason')}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <div>
          <Button htmlType="submit" loading={busy} disabled={!organisationId || reason.trim().length < 2}>
            {t('workbench.seals.apply')}
          </Button>
        </div>
      </form>
    </section>
  );
}

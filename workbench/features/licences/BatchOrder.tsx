import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import {
  type LicenceBatchAct,
  type LicenceBatchList,
  licenceBatchActs,
  mostInBatch,
} from '../../../contracts/licence-batches.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { orderLicenceBatch } from './batch-queries.ts';
import { licenceKeys } from './queries.ts';

const acts = Object.keys(licenceBatchActs) as LicenceBatchAct[];

/** Orders the same for all licences of a kind that need it. */
export function BatchOrder({ types }: { types: LicenceBatchList['types'] }) {
  const t = useWords();
  const id = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [act, setAct] = useState<LicenceBatchAct>('reissue');
  const [typeId, setType] = useState('');
  const [reason, setReason] = useState('');
  const { busy, failure, submit } = useSubmit();
  const fitting = types.filter((one) => (act === 'retry' ? one.refused : one.valid) > 0);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => orderLicenceBatch({ act, typeId, reason: reason.trim() }),
      (reply) => {
        announce(t('workbench.many.ordered', { n: reply.total }));
        void client.invalidateQueries({ queryKey: licenceKeys.all });
        void navigate({ to: '/licence-batches/$batchId', params: { batchId: reply.id } });
      },
    );
  };
  return (
    <section className="pane" aria-labelledby="order">
      <h2 id="order">{t('workbench.many.new')}</h2>
      <p className="sub">{t('workbench.many.what', { most: mostInBatch })}</p>
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} beside />}
        <fieldset className="field">
          <legend>{t('workbench.many.act')}</legend>
          {acts.map((one) => (
            <label key={one} className="pick">
              <input
                type="radio"
                name="act"
                checked={act === one}
                onChange={() => {
                  setAct(one);
                  setType('');
                }}
              />
              <span>
                {t(`workbench.many.act.${one}`)}{' '}
                <span className="sub">{t(`workbench.many.act.${one}.what`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={id}>{t('workbench.many.type')}</label>
          <select id={id} className="input" value={typeId} onChange={(event) => setType(event.target.value)}>
            <option value="" />
            {fitting.map((one) => (
              <option key={one.id} value={one.id}>
                {t('workbench.many.type.one', {
                  name: one.name,
                  n: act === 'retry' ? one.refused : one.valid,
                })}
              </option>
            ))}
          </select>
          {fitting.length === 0 && <p className="sub">{t('workbench.many.type.none')}</p>}
        </div>
        <TextField
          name="reason"
          label={t('workbench.many.reason')}
          hint={t('workbench.many.reason.hint')}
          maxLength={1000}
          value={reason}
          onChange={setReason}
          {...(failure ? { problems: failure.fields } : {})}
        />
        <div>
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={!typeId || reason.trim().length < 2}
          >
            {t('workbench.many.go')}
          </Button>
        </div>
      </form>
    </section>
  );
}

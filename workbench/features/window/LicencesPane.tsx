import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { RecordedLicence, WindowLicences } from '../../../contracts/recorded-licences.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { recordLicence, windowLicencesQuery } from './queries.ts';

type Props = { attendance: string; subject: string };
const nothing = { typeId: '', number: '', validUntil: '' };

/** Licences that only a ministry issues: the officer reads the number from the original before her. */
export function LicencesPane({ attendance, subject }: Props) {
  const t = useWords();
  const id = useId();
  const client = useQueryClient();
  const query = windowLicencesQuery(attendance, subject);
  const { data } = useQuery(query);
  const [given, setGiven] = useState(nothing);
  const { busy, failure, submit } = useSubmit();
  if (!data?.types.length) return null;
  const record = (body: RecordedLicence) =>
    void submit(
      () => recordLicence(attendance, subject, body),
      (answer) => {
        client.setQueryData(query.queryKey, answer);
        setGiven(nothing);
        const type = data.types.find((one) => one.id === body.typeId)?.name ?? '';
        announce(t('workbench.window.licences.saved', { type }));
      },
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    record(given);
  };
  const problems = failure ? { problems: failure.fields } : {};
  return (
    <section className="pane">
      <details>
        <summary>{t('workbench.window.licences', { n: data.recorded.length })}</summary>
        <p className="sub">{t('workbench.window.licences.what')}</p>
        <ul className="files">
          {data.recorded.map((one) => (
            <Recorded key={`${one.typeId} ${one.number}`} one={one} busy={busy} onSeen={record} />
          ))}
        </ul>
        <form className="stack" onSubmit={send} noValidate>
          {failure && <ProblemNote failure={failure} beside />}
          <div className="field">
            <label htmlFor={id}>{t('workbench.window.licences.type')}</label>
            <select
              id={id}
              className="input"
              value={given.typeId}
              onChange={(event) => setGiven({ ...given, typeId: event.target.value })}
            >
              <option value="" />
              {data.types.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
          <TextField
            name="number"
            label={t('workbench.window.licences.number')}
            hint={data.types.find((one) => one.id === given.typeId)?.numberRule ?? ''}
            maxLength={80}
            value={given.number}
            onChange={(number) => setGiven({ ...given, number })}
            {...problems}
          />
          <TextField
            name="validUntil"
            label={t('workbench.window.licences.until')}
            hint={t('workbench.window.licences.until.hint')}
            maxLength={10}
            value={given.validUntil}
            onChange={(validUntil) => setGiven({ ...given, validUntil })}
            {...problems}
          />
          <div>
            <Button htmlType="submit" loading={busy} disabled={!given.typeId || !given.number.trim()}>
              {t('workbench.window.licences.save')}
            </Button>
          </div>
        </form>
      </details>
    </section>
  );
}

type RecordedProps = {
  one: WindowLicences['recorded'][number];
  busy: boolean;
  onSeen: (body: RecordedLicence) => void;
};

/** One that is there already; what she stated herself is compared with the original. */
function Recorded({ one, busy, onSeen }: RecordedProps) {
  const t = useWords();
  const { typeId, typeName, number, issuedOn, validUntil, proof } = one;
  const stated = proof === 'stated';
  const said = { typeId, number, issuedOn: issuedOn ?? '', validUntil: validUntil ?? '' };
  return (
    <li>
      <b>{typeName}</b> <span className="num">{number}</span>{' '}
      <span className="num sub">{validUntil ?? t('licence.no-end')}</span>{' '}
      <Tag tone={stated ? 'warn' : 'idle'}>
        {t(`workbench.window.licences.proof.${proof}` as 'workbench.window.licences.proof.seen')}
      </Tag>
      {stated && (
        <>
          {' '}
          <Button size="small" disabled={busy} onClick={() => onSeen(said)}>
            {t('workbench.window.licences.compare')}
          </Button>
        </>
      )}
    </li>
  );
}

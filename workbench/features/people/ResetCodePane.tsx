import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { ResetCode } from '../../../contracts/staff.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { api } from '../../platform/app.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';

/** A code for the card's holder who forgot the password; it is shown once and goes when the number changes. */
export function ResetCodePane() {
  const t = useWords();
  const [idNumber, setIdNumber] = useState('');
  const [code, setCode] = useState<string>();
  const { busy, failure, submit } = useSubmit();

  const send = (event: FormEvent) => {
    event.preventDefault();
    setCode(undefined);
    void submit(
      () => api<ResetCode>({ method: 'POST', path: '/people/reset-code', body: { idNumber } }),
      (answer) => {
        setCode(answer.code);
        announce(t('workbench.people.resetCode', { code: [...answer.code].join(' ') }));
      },
    );
  };
  return (
    <section className="pane" aria-labelledby="reset">
      <h2 id="reset">{t('workbench.people.reset')}</h2>
      <p className="sub">{t('workbench.people.reset.what')}</p>
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} beside />}
        <TextField
          {...(failure ? { problems: failure.fields } : {})}
          name="idNumber"
          label={t('workbench.people.idNumber')}
          maxLength={40}
          value={idNumber}
          onChange={(value) => {
            setIdNumber(value);
            setCode(undefined);
          }}
        />
        <Button htmlType="submit" loading={busy} disabled={!idNumber.trim()}>
          {t('workbench.people.reset.submit')}
        </Button>
      </form>
      {code && (
        <div className="note ok">
          <p className="big num">
            <b>{code.replace(/(\d{5})/, '$1 ')}</b>
          </p>
          <p>{t('workbench.people.reset.tell')}</p>
        </div>
      )}
    </section>
  );
}

import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { VerifyPerson } from '../../../contracts/staff.ts';
import { CardFields } from '../../parts/CardFields.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { api } from '../../platform/app.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';

const nothing: VerifyPerson = { name: '', idNumber: '', code: '' };

/** Name and number from the card, six digits from the person's own account: together they raise it to level 3. */
export function VerifyPane() {
  const t = useWords();
  const [given, setGiven] = useState(nothing);
  const [done, setDone] = useState<string>();
  const { busy, failure, submit } = useSubmit();
  const write = (change: Partial<VerifyPerson>) => {
    setGiven({ ...given, ...change });
    setDone(undefined);
  };
  const lacking = Object.values(given).some((value) => !value.trim());

  const send = (event: FormEvent) => {
    event.preventDefault();
    const name = given.name.trim();
    const body = { ...given, name };
    void submit(
      () => api({ method: 'POST', path: '/people/verify', body }),
      () => {
        setDone(name);
        setGiven(nothing);
        announce(t('workbench.people.verified', { name }));
      },
    );
  };
  const common = failure ? { problems: failure.fields } : {};
  return (
    <section className="pane" aria-labelledby="verify">
      <h2 id="verify">{t('workbench.people.verify')}</h2>
      <p className="sub">{t('workbench.people.verify.what')}</p>
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} beside />}
        {done && (
          <div className="note ok">
            <b>{t('workbench.people.verified', { name: done })}</b>
          </div>
        )}
        <CardFields {...common} card={given} onChange={write} />
        <TextField
          {...common}
          name="code"
          label={t('workbench.people.code')}
          hint={t('workbench.people.code.hint')}
          inputMode="numeric"
          maxLength={20}
          value={given.code}
          onChange={(code) => write({ code })}
        />
        <Button type="primary" htmlType="submit" loading={busy} disabled={lacking}>
          {t('workbench.people.verify.submit')}
        </Button>
      </form>
    </section>
  );
}

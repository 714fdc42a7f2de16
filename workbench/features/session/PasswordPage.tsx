import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { api } from '../../platform/app.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';

const nothing = { old: '', next: '' };

/** One's own password; the sessions elsewhere end. */
export function PasswordRoute() {
  const t = useWords();
  const [given, setGiven] = useState(nothing);
  const [done, setDone] = useState(false);
  const { busy, failure, submit } = useSubmit();
  const write = (change: Partial<typeof nothing>) => {
    setGiven({ ...given, ...change });
    setDone(false);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => api({ method: 'POST', path: '/me/password', body: given }),
      () => {
        setGiven(nothing);
        setDone(true);
        announce(t('workbench.password.done'));
      },
    );
  };
  return (
    <main id="main" tabIndex={-1}>
      <title>{`${t('workbench.password.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.password.title')}</h1>
      <div className="desk-forms">
        <form className="pane stack" onSubmit={send} noValidate>
          <p className="sub">{t('workbench.password.what')}</p>
          {failure && <ProblemNote failure={failure} beside />}
          {done && (
            <div className="note ok">
              <b>{t('workbench.password.done')}</b>
            </div>
          )}
          <TextField
            name="old"
            label={t('workbench.password.old')}
            type="password"
            autoComplete="current-password"
            maxLength={200}
            value={given.old}
            onChange={(old) => write({ old })}
          />
          <TextField
            {...(failure ? { problems: failure.fields } : {})}
            name="next"
            label={t('workbench.password.next')}
            hint={t('workbench.password.hint')}
            type="password"
            autoComplete="new-password"
            maxLength={128}
            value={given.next}
            onChange={(next) => write({ next })}
          />
          <Button type="primary" htmlType="submit" loading={busy} disabled={!given.old || !given.next}>
            {t('workbench.password.submit')}
          </Button>
        </form>
      </div>
    </main>
  );
}

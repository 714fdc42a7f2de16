import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Absence } from '../../../contracts/identity.ts';
import { AbsenceFields } from '../../parts/AbsenceFields.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { api, session } from '../../platform/app.ts';
import { localDay } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { useMe } from './SessionGate.tsx';

/** One's own days away, and who acts meanwhile (A/B 岗). */
export function AbsenceRoute() {
  const t = useWords();
  const me = useMe();
  const today = localDay(new Date());
  const [days, setDays] = useState<Absence>(me.absence ?? { from: today, to: today });
  const [done, setDone] = useState<string>();
  const { busy, failure, submit } = useSubmit();
  const send = (absence: Absence | null) =>
    void submit(
      () => api({ method: 'PUT', path: '/me/absence', body: { absence } }),
      () => {
        const said = t(absence ? 'workbench.absence.saved' : 'workbench.absence.ended');
        setDone(said);
        announce(said);
        void session.refresh();
      },
    );
  const save = (event: FormEvent) => {
    event.preventDefault();
    send(days);
  };
  return (
    <Main>
      <title>{`${t('workbench.absence.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.absence.title')}</h1>
      <div className="desk-forms">
        <form className="pane stack" onSubmit={save} noValidate>
          <p className="sub">{t('workbench.absence.what')}</p>
          <p>
            {me.substitute
              ? t('workbench.absence.substitute', { name: me.substitute.name })
              : t('workbench.absence.noSubstitute')}
          </p>
          {me.standsFor.length > 0 && (
            <p>
              {t('workbench.absence.standsFor', { names: me.standsFor.map(({ name }) => name).join('、') })}
            </p>
          )}
          <p>
            <b>{me.absence ? t('workbench.absence.now', me.absence) : t('workbench.absence.none')}</b>
          </p>
          {failure && <ProblemNote failure={failure} beside />}
          {done && (
            <div className="note ok">
              <b>{done}</b>
            </div>
          )}
          <AbsenceFields value={days} onChange={setDays} problems={failure?.fields ?? []} />
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('workbench.absence.save')}
          </Button>
          {me.absence && (
            <Button disabled={busy} onClick={() => send(null)}>
              {t('workbench.absence.end')}
            </Button>
          )}
        </form>
      </div>
    </Main>
  );
}

import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { PulledLicence } from '../../../contracts/licence-use.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { pullLicence } from './queries.ts';
import { StateTag } from './StateTag.tsx';

/** At the window: the code a holder shows, scanned by a reader that types, or the eight digits. */
export function PullPage() {
  const t = useWords();
  const [code, setCode] = useState('');
  const [purpose, setPurpose] = useState('');
  const [pulled, setPulled] = useState<PulledLicence>();
  const { busy, failure, submit } = useSubmit();
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => pullLicence({ code: code.trim(), purpose: purpose.trim() }),
      (answer) => {
        setPulled(answer);
        setCode('');
        announce(t('workbench.pull.done', { type: answer.typeName }));
      },
    );
  };
  return (
    <Main>
      <title>{`${t('workbench.pull.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.pull.title')}</h1>
      <section className="pane" aria-labelledby="pull">
        <h2 id="pull">{t('workbench.pull.code')}</h2>
        <p className="sub">{t('workbench.pull.what')}</p>
        <form className="stack" onSubmit={send} noValidate>
          {failure && <ProblemNote failure={failure} />}
          <TextField
            name="code"
            label={t('workbench.pull.digits')}
            maxLength={400}
            value={code}
            onChange={setCode}
          />
          <TextField
            name="purpose"
            label={t('workbench.pull.purpose')}
            hint={t('workbench.pull.purpose.hint')}
            maxLength={100}
            value={purpose}
            onChange={setPurpose}
          />
          <div>
            <Button
              type="primary"
              htmlType="submit"
              loading={busy}
              disabled={code.trim().length < 6 || purpose.trim().length < 2}
            >
              {t('workbench.pull.go')}
            </Button>
          </div>
        </form>
      </section>
      {pulled && (
        <section className="pane" aria-labelledby="pulled">
          <h2 id="pulled">
            {pulled.typeName} <StateTag state={pulled.state} />
          </h2>
          <dl className="kv">
            {pulled.elements.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            <div>
              <dt>{t('licence.valid-until')}</dt>
              <dd>{pulled.validUntil ?? t('licence.no-end')}</dd>
            </div>
            {pulled.identifier && (
              <div>
                <dt>{t('licence.identifier')}</dt>
                <dd>{pulled.identifier}</dd>
              </div>
            )}
          </dl>
        </section>
      )}
    </Main>
  );
}

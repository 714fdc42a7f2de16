import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CounterWindow } from '../../../contracts/counter.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { counterQuery, pairDevice } from './queries.ts';

/** The tablet that stands at the window: paired by the code it shows. */
export function DevicePane({ window: place }: { window: CounterWindow }) {
  const t = useWords();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const [done, setDone] = useState(false);
  const { busy, failure, submit } = useSubmit();
  const address = `${location.origin}/device`;
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => pairDevice({ code: code.trim(), windowId: place.id }),
      () => {
        setCode('');
        setDone(true);
        announce(t('workbench.counter.device.paired'));
        void client.invalidateQueries({ queryKey: counterQuery.queryKey });
      },
    );
  };
  return (
    <section className="pane" aria-labelledby="device">
      <h2 id="device">{t('workbench.counter.device')}</h2>
      <p className="sub">
        {place.device ? t('workbench.counter.device.has') : t('workbench.counter.device.none', { address })}
      </p>
      {done && (
        <div className="note ok">
          <b>{t('workbench.counter.device.paired')}</b>
        </div>
      )}
      <form className="stack" onSubmit={send} noValidate>
        {failure && <ProblemNote failure={failure} beside />}
        <TextField
          name="code"
          label={t('workbench.counter.device.code')}
          maxLength={6}
          value={code}
          onChange={setCode}
          {...(failure ? { problems: failure.fields } : {})}
        />
        <div>
          <Button htmlType="submit" loading={busy} disabled={!/^\d{6}$/.test(code.trim())}>
            {t('workbench.counter.device.pair')}
          </Button>
        </div>
      </form>
    </section>
  );
}

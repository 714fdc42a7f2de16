import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AskedRating, CounterServiceView, CounterView } from '../../../contracts/counter.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { DevicePane } from './DevicePane.tsx';
import { counterQuery, endService, startService } from './queries.ts';
import { keepWindow, keptWindow } from './window-choice.ts';

/** The clerk's window: who sits there now, and how it is asked about afterwards. */
export function CounterPage() {
  const t = useWords();
  const found = useQuery(counterQuery);
  const view = found.data;
  return (
    <Main>
      <title>{`${t('workbench.counter.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.counter.title')}</h1>
      {found.isPending && <Waiting words={t('workbench.waiting.counter')} rows={4} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {view && view.windows.length === 0 && <p>{t('workbench.counter.none')}</p>}
      {view && view.windows.length > 0 && <Desk view={view} />}
    </Main>
  );
}

function Desk({ view }: { view: CounterView }) {
  const t = useWords();
  const [chosen, setChosen] = useState(view.current?.windowId ?? keptWindow());
  const [asked, setAsked] = useState<AskedRating>();
  const window = view.windows.find(({ id }) => id === (view.current?.windowId ?? chosen));
  const choose = (id: string) => {
    setChosen(id);
    keepWindow(id);
  };
  return (
    <div className="panes">
      <section className="pane" aria-labelledby="now">
        <h2 id="now" className={window ? undefined : 'vh'}>
          {window?.name ?? t('workbench.counter.window')}
        </h2>
        {view.current ? (
          <Serving service={view.current} onAsked={setAsked} />
        ) : (
          <>
            <div className="field">
              <label htmlFor="window">{t('workbench.counter.window')}</label>
              <select
                id="window"
                className="input"
                value={window?.id ?? ''}
                onChange={(event) => choose(event.target.value)}
              >
                <option value="">{t('workbench.counter.choose')}</option>
                {view.windows.map(({ id, name, venueName }) => (
                  <option key={id} value={id}>
                    {`${venueName} · ${name}`}
                  </option>
                ))}
              </select>
            </div>
            {window && <Start windowId={window.id} onStarted={() => setAsked(undefined)} />}
          </>
        )}
        {asked && !view.current && <Asked asked={asked} />}
      </section>
      {window && <DevicePane key={window.id} window={window} />}
      <Today view={view} />
    </div>
  );
}

function Start({ windowId, onStarted }: { windowId: string; onStarted: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const [itemCode, setItemCode] = useState('');
  const { busy, failure, submit } = useSubmit();
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => startService({ windowId, itemCode: itemCode.trim() || null }),
      () => {
        onStarted();
        void client.invalidateQueries({ queryKey: counterQuery.queryKey });
      },
    );
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      {failure && <ProblemNote failure={failure} />}
      <TextField
        name="itemCode"
        label={t('workbench.counter.item')}
        maxLength={80}
        value={itemCode}
        onChange={setItemCode}
      />
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('workbench.counter.start')}
        </Button>
      </div>
    </form>
  );
}

type ServingProps = { service: CounterServiceView; onAsked: (asked: AskedRating) => void };

function Serving({ service, onAsked }: ServingProps) {
  const t = useWords();
  const client = useQueryClient();
  const [phone, setPhone] = useState('');
  const { busy, failure, submit } = useSubmit();
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => endService(service.id, phone.trim() || null),
      (asked) => {
        onAsked(asked);
        announce(t('workbench.counter.asked', { number: asked.service.number }));
        void client.invalidateQueries({ queryKey: counterQuery.queryKey });
      },
    );
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      <p>{t('workbench.counter.serving', { item: service.itemName, at: shortTime(service.startedAt) })}</p>
      {failure && <ProblemNote failure={failure} beside />}
      <TextField
        name="phone"
        label={t('workbench.counter.phone')}
        maxLength={20}
        value={phone}
        onChange={setPhone}
        {...(failure ? { problems: failure.fields } : {})}
      />
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('workbench.counter.end')}
        </Button>
      </div>
    </form>
  );
}

function Asked({ asked: { service, qr, device } }: { asked: AskedRating }) {
  const t = useWords();
  return (
    <div className="note ok">
      <p>
        <b>{t('workbench.counter.asked', { number: service.number })}</b>
      </p>
      <p>{t(device ? 'workbench.counter.asked.device' : 'workbench.counter.asked.paper')}</p>
      <svg
        width="180"
        height="180"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t('workbench.counter.qr')}
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#16181d" />
      </svg>
    </div>
  );
}

function Today({ view }: { view: CounterView }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="today">
      <h2 id="today">{t('workbench.counter.today')}</h2>
      <p>{t('workbench.counter.rated', { n: view.today.length, rated: view.rated })}</p>
      {view.today.length > 0 && (
        <Grid
          label={t('workbench.counter.today')}
          heads={[t('workbench.counter.number'), t('workbench.tickets.item'), t('workbench.counter.ended')]}
        >
          {view.today.map((one) => (
            <tr key={one.id}>
              <td className="num">{one.number}</td>
              <td className="w">{one.itemName}</td>
              <td className="num">{one.endedAt && shortTime(one.endedAt)}</td>
            </tr>
          ))}
        </Grid>
      )}
    </section>
  );
}

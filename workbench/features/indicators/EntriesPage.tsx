import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { EntryList } from '../../../contracts/indicators.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { localDay, shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { useAsked } from './asked.ts';
import { plain } from './figures.ts';
import { type Asked, entriesQuery, type IndicatorSearch, indicatorKeys, sendEntry } from './queries.ts';

/** What the platform does not have and somebody must say: value, day, source. Nothing is overwritten. */
export function EntriesPage({ search }: { search: IndicatorSearch }) {
  const t = useWords();
  const { asked, places } = useAsked(search);
  const place = places.find(({ divisionCode }) => divisionCode === asked?.divisionCode);
  const list = useQuery({
    ...entriesQuery({ divisionCode: asked?.divisionCode ?? '' }),
    enabled: asked !== undefined,
  });
  return (
    <Main>
      <title>{`${t('workbench.indicators.enter')} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/indicators">{t('workbench.indicators.title')}</Link>
      </nav>
      <h1>{t('workbench.indicators.enter')}</h1>
      <p className="sub">{t('workbench.indicators.enter.what', { place: place?.name ?? '' })}</p>
      {list.error && <ProblemNote failure={asFailure(list.error)} onAgain={() => void list.refetch()} />}
      {list.isPending && !list.error && <Waiting words={t('workbench.waiting.indicators')} rows={6} />}
      {list.data && asked && (
        <>
          <EntryForm rows={list.data.rows} asked={asked} />
          <Entered rows={list.data.rows} />
        </>
      )}
    </Main>
  );
}

type Rows = EntryList['rows'];

function EntryForm({ rows, asked }: { rows: Rows; asked: Asked }) {
  const t = useWords();
  const id = useId();
  const client = useQueryClient();
  const [quantity, setQuantity] = useState(rows[0]?.quantity ?? '');
  const [day, setDay] = useState(localDay(new Date()));
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const { busy, failure, submit } = useSubmit();
  const chosen = rows.find((row) => row.quantity === quantity);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const number = value.trim() === '' ? Number.NaN : Number(value.replaceAll(',', ''));
    const body = { quantity, divisionCode: asked.divisionCode, day, value: number, source };
    void submit(
      () => sendEntry(body),
      () => {
        announce(t('workbench.indicators.entered', { name: chosen?.name ?? '' }));
        setValue('');
        void client.invalidateQueries({ queryKey: indicatorKeys.all });
      },
    );
  };
  return (
    <form className="pane stack" onSubmit={send} noValidate>
      <h2>{t('workbench.indicators.enter.new')}</h2>
      {failure && <ProblemNote failure={failure} />}
      <div className="field">
        <label htmlFor={`${id}q`}>{t('workbench.indicators.quantity')}</label>
        <select
          id={`${id}q`}
          className="input"
          value={quantity}
          onChange={(event) => setQuantity(event.target.value)}
        >
          {rows.map((row) => (
            <option key={row.quantity} value={row.quantity}>
              {row.name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}d`}>
          {t(chosen?.per === 'month' ? 'workbench.indicators.month' : 'workbench.indicators.on-day')}
        </label>
        <input
          id={`${id}d`}
          className="input"
          type="date"
          value={day}
          max={localDay(new Date())}
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
      <TextField
        name="value"
        label={t('workbench.indicators.value', { unit: chosen?.unit ?? '' })}
        value={value}
        onChange={setValue}
        problems={failure?.fields ?? []}
        inputMode="numeric"
      />
      <TextField
        name="source"
        label={t('workbench.indicators.source')}
        hint={t('workbench.indicators.source.hint')}
        value={source}
        onChange={setSource}
        problems={failure?.fields ?? []}
        maxLength={300}
      />
      <p>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('workbench.indicators.enter.do')}
        </Button>
      </p>
    </form>
  );
}

function Entered({ rows }: { rows: Rows }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="entered">
      <h2 id="entered">{t('workbench.indicators.latest')}</h2>
      <table className="plain-t">
        <thead>
          <tr>
            {(['quantity', 'latest', 'when', 'source'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`workbench.indicators.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ quantity, name, unit, per, latest }) => (
            <tr key={quantity}>
              <th scope="row">{name}</th>
              <td className="num">
                {latest ? `${plain(latest.value)} ${unit}` : t('workbench.indicators.not-yet')}
              </td>
              <td className="num">{latest && (per === 'month' ? latest.day.slice(0, 7) : latest.day)}</td>
              <td>
                {latest && (
                  <>
                    {latest.source} <span className="sub">{`${latest.by} ${shortTime(latest.at)}`}</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

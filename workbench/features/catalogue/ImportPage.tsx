import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { ImportReport } from '../../../contracts/catalogue.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { api } from '../../platform/app.ts';
import { announce } from '../../platform/live.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import { importPlacesQuery } from './queries.ts';

/** As contracts/catalogue-views.ts bounds it. */
const longest = 4_000_000;

/** Loads a file of items, the same as the command line does, and tells entry by entry what came of it. */
export function ImportRoute() {
  const t = useWords();
  const id = useId();
  const client = useQueryClient();
  const places = useQuery(importPlacesQuery);
  const [chosen, setChosen] = useState<string>();
  const [publish, setPublish] = useState(false);
  const [wrong, setWrong] = useState('');
  const [report, setReport] = useState<ImportReport>();
  const input = useRef<HTMLInputElement>(null);
  const { busy, failure, submit } = useSubmit();
  const divisionCode = chosen ?? places.data?.[0]?.divisionCode ?? '';

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const picked = input.current?.files?.[0];
    setReport(undefined);
    const tooBig = picked && picked.size > longest;
    setWrong(picked ? (tooBig ? t('workbench.import.tooBig') : '') : t('workbench.import.noFile'));
    if (!picked || tooBig) {
      input.current?.focus();
      return;
    }
    const file = await picked.text();
    await submit(
      () =>
        api<ImportReport>({
          method: 'POST',
          path: '/catalogue/import',
          body: { divisionCode, publish, file },
        }),
      (answer) => {
        setReport(answer);
        announce(t('workbench.import.done', { loaded: answer.loaded, refused: answer.refused.length }));
        void client.invalidateQueries({ queryKey: ['catalogue'] });
      },
    );
  };

  return (
    <main id="main" tabIndex={-1}>
      <title>{`${t('workbench.import.title')} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/catalogue">{t('workbench.catalogue.title')}</Link>
      </nav>
      <h1>{t('workbench.import.title')}</h1>
      {places.error && (
        <ProblemNote failure={asFailure(places.error)} onAgain={() => void places.refetch()} />
      )}
      <div className="desk-forms">
        <form className="pane stack" onSubmit={(event) => void send(event)} noValidate>
          <p className="sub">{t('workbench.import.what')}</p>
          {failure && <ProblemNote failure={failure} />}
          <div className="field">
            <label htmlFor={`${id}d`}>{t('workbench.import.division')}</label>
            <select
              id={`${id}d`}
              className="input"
              value={divisionCode}
              onChange={(event) => setChosen(event.target.value)}
            >
              {places.data?.map((place) => (
                <option key={place.divisionCode} value={place.divisionCode}>
                  {place.name}（{place.divisionCode}）
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}f`}>{t('workbench.import.file')}</label>
            <input
              ref={input}
              id={`${id}f`}
              className="input"
              type="file"
              accept=".json,application/json"
              aria-describedby={`${id}e`}
              aria-invalid={wrong ? true : undefined}
            />
            <p id={`${id}e`} className="err" role="alert">
              {wrong}
            </p>
          </div>
          <Checkbox checked={publish} onChange={(event) => setPublish(event.target.checked)}>
            {t('workbench.import.publish')}
          </Checkbox>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!divisionCode}>
            {busy ? t('workbench.import.busy') : t('workbench.import.submit')}
          </Button>
        </form>
        {report && <ImportOutcome report={report} divisionCode={divisionCode} />}
      </div>
    </main>
  );
}

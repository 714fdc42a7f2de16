import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import {
  type HistoryGrain,
  historyGrains,
  type IndicatorPage as IndicatorPageData,
} from '../../../contracts/indicators.ts';
import { missingPart } from '../../../ui/words/missing-part.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useStream } from '../../platform/use-stream.ts';
import { useWords } from '../../platform/words.tsx';
import { useAsked } from './asked.ts';
import { figureText, lacks, plain, standing, targetText } from './figures.ts';
import { searchOf } from './IndicatorsPage.tsx';
import { PlaceBar } from './PlaceBar.tsx';
import { type Asked, type IndicatorSearch, indicatorKeys, indicatorQuery } from './queries.ts';

const HistoryChart = lazy(() => import('./HistoryChart.tsx').then((one) => ({ default: one.HistoryChart })));

/** One indicator: the figure and what it is made of, how it went, who is how far; every part opens its cases. */
export function IndicatorPage({ id, search }: { id: string; search: IndicatorSearch }) {
  const t = useWords();
  const client = useQueryClient();
  const { places, asked, error } = useAsked(search);
  const grain = search.grain ?? 'month';
  const page = useQuery({ ...indicatorQuery(id, asked as Asked, grain), enabled: asked !== undefined });
  useStream('/indicators/stream', () => void client.invalidateQueries({ queryKey: indicatorKeys.all }));
  const failure = error ?? page.error;
  const title = page.data?.definition.name ?? t('workbench.indicators.one');
  return (
    <Main>
      <title>{`${title} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/indicators" search={asked ? searchOf(asked) : {}}>
          {t('workbench.indicators.title')}
        </Link>
      </nav>
      <h1>{title}</h1>
      {failure && <ProblemNote failure={asFailure(failure)} onAgain={() => void page.refetch()} />}
      <div className="sheet">
        {asked && <PlaceBar places={places} asked={asked} />}
        {page.isPending && !failure && (
          <div className="tools">
            <Waiting words={t('workbench.waiting.indicators')} rows={8} />
          </div>
        )}
      </div>
      {page.data && asked && (
        <>
          <Figure page={page.data} asked={asked} />
          <History page={page.data} grain={grain} />
          <Organisations page={page.data} asked={asked} />
          <Definition page={page.data} />
        </>
      )}
    </Main>
  );
}

type Props = { page: IndicatorPageData; asked: Asked };

function Figure({ page: { reading, definition }, asked }: Props) {
  const t = useWords();
  const { tone, word } = standing(reading, t);
  const { unit } = reading;
  const parts = definition.ratios.flatMap((ratio, index) => [
    {
      part: `numerator-${index}`,
      name: ratio.name,
      words: t('workbench.indicators.numerator'),
      value: reading.ratios[index]?.numerator ?? null,
    },
    ...(ratio.denominator
      ? [
          {
            part: `denominator-${index}`,
            name: ratio.name,
            words: t('workbench.indicators.denominator'),
            value: reading.ratios[index]?.denominator ?? null,
          },
        ]
      : []),
  ]);
  return (
    <section className="pane" aria-labelledby="figure">
      <h2 id="figure">{t('workbench.indicators.col.value')}</h2>
      <p className="figure-value num">
        {figureText(reading.value, unit, t, lacks(reading))} {word && <Tag tone={tone}>{word}</Tag>}
      </p>
      <p className="sub num">
        {t('workbench.indicators.plan')} {targetText(reading, t)}
        {reading.target?.deadline &&
          ` · ${t('workbench.indicators.by', { deadline: reading.target.deadline })}`}
        {reading.snapshot && ` · ${t('workbench.indicators.snapshot', { day: reading.snapshot })}`}
      </p>
      {reading.mean && (
        <p className="num">
          {reading.mean.name ?? t('workbench.indicators.mean')}{' '}
          <b>{figureText(reading.mean.value, unit, t)}</b>{' '}
          <span className="sub">{t('workbench.indicators.mean.what')}</span>
        </p>
      )}
      {reading.ratios.length > 1 && (
        <ul>
          {reading.ratios.map(({ name, value }) => (
            <li key={name} className="num">
              {name} {figureText(value, unit, t, lacks(reading))}
            </li>
          ))}
        </ul>
      )}
      {reading.missing.map((one) => (
        <p key={JSON.stringify(one)} className="note warn">
          {missingPart(one, t)}
        </p>
      ))}
      <h3>{t('workbench.indicators.look')}</h3>
      <ul>
        {parts.map(({ part, name, words, value }) => (
          <li key={part}>
            <PartLink id={definition.id} part={part} asked={asked}>
              {[name, words].filter(Boolean).join(' ')} {value === null ? '' : plain(value)}
            </PartLink>
          </li>
        ))}
        {definition.ratios.map(
          (ratio, index) =>
            countable(ratio) && (
              <li key={ratio.name ?? ''}>
                <PartLink id={definition.id} part={`missed-${index}`} asked={asked}>
                  {[ratio.name, t('workbench.indicators.missed')].filter(Boolean).join(' ')}
                </PartLink>
              </li>
            ),
        )}
        {definition.excluded?.map(({ name }, index) => (
          <li key={name}>
            <PartLink id={definition.id} part={`excluded-${index}`} asked={asked}>
              {t('workbench.indicators.excluded', { name })}
            </PartLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether what is in the denominator only can be listed: the numerator is a choice of the very things in it. */
function countable({ numerator, denominator }: IndicatorPageData['definition']['ratios'][number]): boolean {
  const [of] = denominator ?? [];
  if (!of || denominator?.length !== 1 || 'entered' in of || of.sum !== undefined) return false;
  const kind = (term: typeof of) => ('fact' in term ? `${term.fact} ${term.on}` : term.stock);
  return numerator.every(
    (term) =>
      !('entered' in term) && term.sum === undefined && (term.times ?? 1) === 1 && kind(term) === kind(of),
  );
}

type PartProps = { id: string; part: string; asked: Asked; children: React.ReactNode };

function PartLink({ id, part, asked, children }: PartProps) {
  return (
    <Link
      to="/indicators/$indicatorId/facts"
      params={{ indicatorId: id }}
      search={{ ...searchOf(asked), part }}
    >
      {children}
    </Link>
  );
}

function History({ page, grain }: { page: IndicatorPageData; grain: HistoryGrain }) {
  const t = useWords();
  const navigate = useNavigate();
  const { unit } = page.reading;
  const labels = useMemo(
    () =>
      page.history.map(({ from }) =>
        grain === 'year' ? from.slice(0, 4) : grain === 'month' ? from.slice(0, 7) : from,
      ),
    [page.history, grain],
  );
  return (
    <section className="pane" aria-labelledby="history">
      <h2 id="history">{t('workbench.indicators.history')}</h2>
      <div className="ask">
        <label htmlFor="grain">{t('workbench.indicators.grain')}</label>
        <select
          id="grain"
          className="input"
          value={grain}
          onChange={(event) =>
            void navigate({
              to: '.',
              search: (before) => ({ ...before, grain: event.target.value as HistoryGrain }),
              replace: true,
            })
          }
        >
          {historyGrains.map((one) => (
            <option key={one} value={one}>
              {t(`workbench.indicators.grain.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <Suspense fallback={<Waiting words={t('workbench.waiting.indicators')} rows={4} />}>
        <HistoryChart
          page={page}
          labels={labels}
          label={t('workbench.indicators.chart', { name: page.definition.name })}
        />
      </Suspense>
      <details>
        <summary>{t('workbench.indicators.as-table')}</summary>
        <table className="plain-t">
          <thead>
            <tr>
              <th scope="col">{t('workbench.indicators.when')}</th>
              <th scope="col">{t('workbench.indicators.col.value')}</th>
            </tr>
          </thead>
          <tbody>
            {page.history.map(({ from, value, missing }, index) => (
              <tr key={from}>
                <th scope="row" className="num">
                  {labels[index]}
                </th>
                <td className="num">{figureText(value, unit, t, missing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function Organisations({ page, asked }: Props) {
  const t = useWords();
  const { unit, direction } = page.reading;
  if (page.organisations.length < 2) return null;
  const sign = direction === 'up' ? 1 : -1;
  const rows = [...page.organisations].sort(
    (a, b) =>
      sign * ((a.value ?? Number.POSITIVE_INFINITY * sign) - (b.value ?? Number.POSITIVE_INFINITY * sign)),
  );
  return (
    <section className="pane" aria-labelledby="organisations">
      <h2 id="organisations">{t('workbench.indicators.organisations')}</h2>
      <table className="plain-t">
        <thead>
          <tr>
            <th scope="col">{t('workbench.indicators.department')}</th>
            <th scope="col">{t('workbench.indicators.col.value')}</th>
            <th scope="col">{t('workbench.indicators.col.parts')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ organisationId, name, value, numerator, denominator }) => (
            <tr key={organisationId}>
              <th scope="row">
                <Link
                  to="/indicators/$indicatorId"
                  params={{ indicatorId: page.definition.id }}
                  search={{ ...searchOf(asked), organisationId }}
                >
                  {name}
                </Link>
              </th>
              <td className="num">{figureText(value, unit, t)}</td>
              <td className="num">
                {numerator !== null && denominator !== null
                  ? `${plain(numerator)} / ${plain(denominator)}`
                  : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Definition({ page: { definition } }: { page: IndicatorPageData }) {
  const t = useWords();
  const { text, source, traps, version, base } = definition;
  const lines = [
    ['formula', text.formula],
    ['numerator', text.numerator],
    ['denominator', text.denominator],
    ['left-out', text.excluded],
    ['base', base],
    ['source', source],
  ] as const;
  return (
    <section className="pane" aria-labelledby="definition">
      <h2 id="definition">
        {t('workbench.indicators.definition')}{' '}
        <span className="count">{t('workbench.indicators.version', { version })}</span>
      </h2>
      <dl className="kv" lang="zh-CN">
        {lines.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{t(`workbench.indicators.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {traps.length > 0 && (
        <>
          <h3>{t('workbench.indicators.traps')}</h3>
          <ul className="dots" lang="zh-CN">
            {traps.map((trap) => (
              <li key={trap}>{trap}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

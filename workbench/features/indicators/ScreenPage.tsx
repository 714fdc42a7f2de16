import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { CaseList } from '../../../contracts/cases.ts';
import type { IndicatorPage, IndicatorReading } from '../../../contracts/indicators.ts';
import { missingPart } from '../../../ui/words/missing-part.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { api } from '../../platform/app.ts';
import { localDay } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useStream } from '../../platform/use-stream.ts';
import { useWords } from '../../platform/words.tsx';
import { may, useMe } from '../session/SessionGate.tsx';
import { figuresQuery } from '../tickets/queries.ts';
import { useAsked } from './asked.ts';
import { Freshness } from './Freshness.tsx';
import { byUrgency, figureText, lacks, plain, standing, targetText } from './figures.ts';
import { searchOf } from './IndicatorsPage.tsx';
import {
  type Asked,
  dashboardQuery,
  type IndicatorSearch,
  indicatorKeys,
  indicatorQuery,
} from './queries.ts';

/** How many figures stand on the wall: those of the plan, what is missing behind what is there. */
const shownFigures = 6;

/** The wall of the office, 1920 × 1080: six figures farthest from the plan, today's clocks, departments to be urged. */
export function ScreenPage({ search }: { search: IndicatorSearch }) {
  const t = useWords();
  const me = useMe();
  const client = useQueryClient();
  const { places, asked, error } = useAsked(search);
  const list = useQuery({ ...dashboardQuery(asked as Asked), enabled: asked !== undefined });
  const broken = useStream(
    '/indicators/stream',
    () => void client.invalidateQueries({ queryKey: indicatorKeys.all }),
  );
  useEffect(() => {
    const { classList } = document.documentElement;
    classList.add('screen');
    return () => classList.remove('screen');
  }, []);
  const place = places.find(({ divisionCode }) => divisionCode === asked?.divisionCode)?.name ?? '';
  const failure = error ?? list.error;
  const figures = byUrgency(list.data?.readings ?? [])
    .filter(({ target }) => target !== null)
    .sort((a, b) => Number(a.value === null) - Number(b.value === null))
    .slice(0, shownFigures);
  return (
    <main id="main" tabIndex={-1} className="stage">
      <title>{`${t('workbench.indicators.screen.title', { place })} · ${t('workbench.brand')}`}</title>
      <header>
        <h1>
          {t('workbench.indicators.screen.title', { place })}{' '}
          {me.demonstration && <span className="demo">{t('workbench.demo')}</span>}
        </h1>
        {list.data && <Freshness {...list.data} broken={broken} readAt={list.dataUpdatedAt} />}
      </header>
      <div className="wall">
        {failure && <ProblemNote failure={asFailure(failure)} onAgain={() => void list.refetch()} />}
        {list.isPending && !failure && <Waiting words={t('workbench.waiting.indicators')} rows={10} />}
        {list.data && asked && (
          <>
            <Figures readings={figures} asked={asked} />
            <div className="boards">
              <Clocks />
              <Behind asked={asked} />
              {may(me, 'rating.handle') && <BadRatings asked={asked} />}
            </div>
          </>
        )}
      </div>
      <footer className="sub">
        {t('workbench.indicators.screen.foot')} {t('workbench.indicators.screen.order')}{' '}
        <Link to="/indicators" search={asked ? searchOf(asked) : {}}>
          {t('workbench.indicators.title')}
        </Link>
      </footer>
    </main>
  );
}

function Figures({ readings, asked }: { readings: readonly IndicatorReading[]; asked: Asked }) {
  const t = useWords();
  const year = lastTwelveMonths();
  const pages = useQueries({
    queries: readings.map(({ id }) => indicatorQuery(id, { ...asked, ...year }, 'month')),
  });
  return (
    <section className="kpis" aria-label={t('workbench.indicators.screen.figures', { n: readings.length })}>
      {readings.map((reading, index) => (
        <FigureCard key={reading.id} reading={reading} page={pages[index]?.data} asked={asked} />
      ))}
    </section>
  );
}

type CardProps = { reading: IndicatorReading; page: IndicatorPage | undefined; asked: Asked };

function FigureCard({ reading, page, asked }: CardProps) {
  const t = useWords();
  const { id, name, unit, value, numerator, denominator, missing } = reading;
  const { tone, word } = standing(reading, t);
  return (
    <article className={`kpi ${tone}`}>
      <h2>
        <Link to="/indicators/$indicatorId" params={{ indicatorId: id }} search={searchOf(asked)}>
          {name}
        </Link>{' '}
        {word && <Tag tone={tone}>{word}</Tag>}
      </h2>
      {value === null ? (
        <p className="v none">{figureText(value, unit, t, lacks(reading))}</p>
      ) : (
        <p className="v">
          {plain(value)}
          <small>{unit}</small>
        </p>
      )}
      <p className="sub">
        <span>
          {t('workbench.indicators.plan')} {targetText(reading, t)}
        </span>
        <span className="num">
          {numerator !== null && denominator !== null ? `${plain(numerator)} / ${plain(denominator)}` : ''}
        </span>
      </p>
      {missing[0] && <p className="sub">{missingPart(missing[0], t)}</p>}
      {page && <Trend page={page} />}
    </article>
  );
}

const [wide, high] = [400, 84];

/** Twelve months as a line, the plan dashed; where a month has no figure the line breaks. */
function Trend({ page }: { page: IndicatorPage }) {
  const t = useWords();
  const { target, unit } = page.reading;
  const known = page.history.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < 2) return null;
  const all = target ? [...known, target.value] : known;
  const [low, top] = [Math.min(...all), Math.max(...all)];
  const y = (value: number) => (8 + (1 - (value - low) / (top - low || 1)) * (high - 16)).toFixed(1);
  const x = (index: number) => (4 + (index / Math.max(1, page.history.length - 1)) * (wide - 8)).toFixed(1);
  const lines: string[][] = [[]];
  for (const [index, { value }] of page.history.entries()) {
    if (value === null) lines.push([]);
    else lines.at(-1)?.push(`${x(index)},${y(value)}`);
  }
  const label = t('workbench.indicators.trend', {
    name: page.definition.name,
    from: figureText(known[0] ?? null, unit, t),
    to: figureText(known.at(-1) ?? null, unit, t),
  });
  return (
    <svg
      className="trend"
      viewBox={`0 0 ${wide} ${high}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {target && <line className="plan" x1="0" x2={wide} y1={y(target.value)} y2={y(target.value)} />}
      {lines
        .filter((points) => points.length > 1)
        .map((points) => (
          <polyline key={points[0]} points={points.join(' ')} />
        ))}
    </svg>
  );
}

const lights = ['bad', 'warn', 'ok', 'stopped'] as const;

function Clocks() {
  const t = useWords();
  const { data } = useQuery({
    queryKey: [...indicatorKeys.all, 'clocks'],
    queryFn: ({ signal }) => api<CaseList>({ path: '/cases?queue=all&limit=1', signal }),
    refetchInterval: 60_000,
  });
  return (
    <section className="board" aria-labelledby="clocks">
      <h2 id="clocks">{t('workbench.indicators.screen.clocks')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('workbench.indicators.screen.cases')}</th>
            <th scope="col" className="r">
              {t('workbench.indicators.screen.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lights.map((light) => (
            <tr key={light}>
              <th scope="row">
                <Tag tone={light === 'stopped' ? 'idle' : light}>
                  {t(`workbench.indicators.light.${light}`)}
                </Tag>
              </th>
              <td className="r num">{data ? plain(data.lights[light]) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Departments by how much of this month's cases they decided in time, the least first. */
function Behind({ asked }: { asked: Asked }) {
  const t = useWords();
  const today = localDay(new Date());
  const month = { divisionCode: asked.divisionCode, from: `${today.slice(0, 7)}-01`, to: today };
  const { data } = useQuery(indicatorQuery('on_time', month, 'month'));
  const rows = [...(data?.organisations ?? [])]
    .filter(({ value }) => value !== null)
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
    .slice(0, 6);
  return (
    <section className="board" aria-labelledby="behind">
      <h2 id="behind">{t('workbench.indicators.screen.behind')}</h2>
      {rows.length === 0 && data && <p>{t('workbench.indicators.screen.none')}</p>}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('workbench.indicators.department')}</th>
              <th scope="col" className="r">
                {t('workbench.indicators.screen.late')}
              </th>
              <th scope="col" className="r">
                {data?.definition.name}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ organisationId, name, value, numerator, denominator }) => (
              <tr key={organisationId}>
                <th scope="row">{name}</th>
                <td className="r num">{plain((denominator ?? 0) - (numerator ?? 0))}</td>
                <td className="r num">{figureText(value, '%', t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Bad ratings of this month on their way through the loop, and those that run, of whatever month. */
function BadRatings({ asked }: { asked: Asked }) {
  const t = useWords();
  const to = localDay(new Date());
  const { data } = useQuery({
    ...figuresQuery(asked.divisionCode, { from: `${to.slice(0, 7)}-01`, to }),
    refetchInterval: 60_000,
  });
  if (!data) return null;
  const { bad, shares, running } = data;
  const part = (id: string) => shares.find((one) => one.id === id) ?? { part: 0, whole: 0 };
  const [mended, revisited] = [part('mended'), part('revisited')];
  return (
    <section className="board" aria-labelledby="bad">
      <h2 id="bad">{t('workbench.indicators.screen.bad')}</h2>
      <p className="num">
        {bad === 0
          ? t('workbench.indicators.screen.bad.none')
          : t('workbench.indicators.screen.bad.month', {
              bad: plain(bad),
              valid: plain(mended.whole),
              mended: plain(mended.part),
              named: plain(revisited.whole),
              revisited: plain(revisited.part),
            })}{' '}
        {running.longest !== null && (
          <b>
            {t('workbench.indicators.screen.bad.running', {
              open: plain(running.open),
              late: plain(running.late),
              days: plain(running.longest),
            })}
          </b>
        )}
      </p>
    </section>
  );
}

/** From the first of the month eleven months ago until today. */
function lastTwelveMonths(): { from: string; to: string } {
  const to = localDay(new Date());
  const [year = 0, month = 0] = to.split('-').map(Number);
  const first = month === 12 ? `${year}-01` : `${year - 1}-${String(month + 1).padStart(2, '0')}`;
  return { from: `${first}-01`, to };
}

import { missingPart } from '../../ui/words/missing-part.ts';
import type { FigureMonth, PublicFigureProps, PublicFiguresProps } from './figures-props.ts';
import { Document } from './parts/document.tsx';
import { type Say, sayIn } from './parts/say.ts';
import { dayText, momentText } from './parts/time.ts';

/** The figures of a division with their parts: a table, and of what happens the last twelve months as a line. */
export function PublicFigures({ frame, from, to, asOf, figures }: PublicFiguresProps) {
  const { locale } = frame;
  const say = sayIn(locale);
  const title = say('figures.title', { place: frame.division.name });
  const moving = figures.filter(({ months }) => months.some(({ value }) => value !== null));
  return (
    <Document frame={frame} title={title} crumbs={[]}>
      <div className="wrap">
        <h1>{title}</h1>
        <p className="lead">
          {asOf
            ? say('figures.lead', {
                from: dayText(locale, from),
                to: dayText(locale, to),
                asOf: momentText(locale, asOf),
              })
            : say('figures.counting')}
        </p>
        <table className="plain-t up5">
          <thead>
            <tr>
              {(['name', 'value'] as const).map((name) => (
                <th key={name} scope="col">
                  {say(`figures.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <FigureRow key={figure.reading.id} figure={figure} say={say} />
            ))}
          </tbody>
        </table>
        {moving.length > 0 ? <h2 className="up6">{say('figures.months')}</h2> : null}
        {moving.map((figure) => (
          <Months key={figure.reading.id} figure={figure} say={say} />
        ))}
      </div>
    </Document>
  );
}

type Props = { figure: PublicFigureProps; say: Say };

const plain = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
const withUnit = (value: number, unit: string): string =>
  unit === '%' ? `${plain(value)}%` : `${plain(value)} ${unit}`;

function FigureRow({ figure: { reading, text }, say }: Props) {
  const { name, value, unit, numerator, denominator, target, direction, missing } = reading;
  const lacking = missing.length > 0;
  const none = say(lacking ? 'workbench.indicators.missing' : 'workbench.indicators.nothing');
  return (
    <tr>
      <th scope="row" lang="zh-CN">
        {name}
        <details>
          <summary className="sub">{say('figures.how')}</summary>
          <p className="sub">{text.formula}</p>
          <p className="sub">{text.numerator}</p>
          {text.denominator ? <p className="sub">{text.denominator}</p> : null}
        </details>
      </th>
      <td className="num">
        <b>{value === null ? none : withUnit(value, unit)}</b>
        {numerator !== null && denominator !== null ? (
          <p className="sub">{`${plain(numerator)} / ${plain(denominator)}`}</p>
        ) : null}
        {target ? (
          <p className="sub">
            {say('figures.plan')} {planText(target.op, withUnit(target.value, unit), direction, say)}
          </p>
        ) : null}
        {missing.slice(0, 2).map((one) => (
          <p key={JSON.stringify(one)} className="sub">
            {missingPart(one, say)}
          </p>
        ))}
      </td>
    </tr>
  );
}

function planText(op: string, value: string, direction: string, say: Say): string {
  if (op === '=' || op === '≈') return value;
  const most = op === '<=' || (op !== '>=' && direction === 'down');
  return say(most ? 'workbench.indicators.target.most' : 'workbench.indicators.target.least', { value });
}

const [wide, high] = [480, 120];
const monthOf = (day: string): string => day.slice(0, 7);

/** A line drawn by the server, from two months on; the same numbers are in the table below it. */
function Months({ figure: { reading, months }, say }: Props) {
  const { name, unit } = reading;
  const known = months.flatMap(({ from, value }) =>
    value === null ? [] : [{ month: monthOf(from), value }],
  );
  const values = known.map(({ value }) => value);
  const { month = '', value: newest = 0 } = known.at(-1) ?? {};
  return (
    <section className="up5">
      <h3>
        <span lang="zh-CN">{name}</span>
        <span className="count">{say('figures.newest', { month, value: withUnit(newest, unit) })}</span>
      </h3>
      {known.length > 1 ? (
        <>
          <svg
            className="months up2"
            viewBox={`0 0 ${wide} ${high}`}
            width="100%"
            role="img"
            aria-label={say('figures.chart', { name })}
          >
            <rect width={wide} height={high} />
            {lines(months.map(({ value }) => value)).map((points) => (
              <polyline key={points} points={points} />
            ))}
            {dots(months.map(({ value }) => value)).map(([x, y]) => (
              <circle key={x} cx={x} cy={y} r="4" />
            ))}
          </svg>
          <p className="sub ends">
            <span>{monthOf(months[0]?.from ?? '')}</span>
            <span>
              {say('figures.between', {
                low: withUnit(Math.min(...values), unit),
                high: withUnit(Math.max(...values), unit),
              })}
            </span>
            <span>{monthOf(months.at(-1)?.from ?? '')}</span>
          </p>
        </>
      ) : null}
      <details>
        <summary>{say('workbench.indicators.as-table')}</summary>
        <table className="plain-t">
          <thead>
            <tr>
              <th scope="col">{say('figures.month')}</th>
              <th scope="col">{say('figures.value')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.from}>
                <th scope="row" className="num">
                  {monthOf(month.from)}
                </th>
                <td className="num">{monthText(month, unit, say)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

const monthText = ({ value, missing }: FigureMonth, unit: string, say: Say): string =>
  value === null
    ? say(missing ? 'workbench.indicators.missing' : 'workbench.indicators.nothing')
    : withUnit(value, unit);

type Spot = [x: number, y: number];

/** Where each month stands; null where it has no figure. */
function spots(values: readonly (number | null)[]): (Spot | null)[] {
  const known = values.filter((value) => value !== null);
  const [low, top] = [Math.min(...known), Math.max(...known)];
  return values.map((value, index) =>
    value === null
      ? null
      : [
          Math.round(16 + (index / Math.max(1, values.length - 1)) * (wide - 32)),
          Math.round(16 + (1 - (top === low ? 0.5 : (value - low) / (top - low))) * (high - 32)),
        ],
  );
}

const dots = (values: readonly (number | null)[]): Spot[] =>
  spots(values).flatMap((spot) => (spot ? [spot] : []));

/** Lines between months that follow each other; where one has no figure the line breaks. */
function lines(values: readonly (number | null)[]): string[] {
  const runs: Spot[][] = [[]];
  for (const spot of spots(values)) {
    if (spot) runs.at(-1)?.push(spot);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1).map((run) => run.map((spot) => spot.join(',')).join(' '));
}

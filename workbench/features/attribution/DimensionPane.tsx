import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Attribution, Cell, Dimension } from '../../../contracts/attribution.ts';
import { Grid } from '../../parts/Grid.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { useWords } from '../../platform/words.tsx';
import { plain } from '../indicators/figures.ts';
import { hitsText, markTone, percent, rateText } from './figures.ts';
import { type AskedStudy, searchOf } from './queries.ts';

const RateChart = lazy(() => import('./RateChart.tsx').then((one) => ({ default: one.RateChart })));
/** Bars of a chart: more would not be read. */
const bars = 10;

type Props = {
  dimension: Dimension;
  cells: Cell[];
  more: number;
  found: Attribution;
  asked: AskedStudy;
};

/** One dimension: the worst as bars, all of it as a table. */
export function DimensionPane({ dimension, cells, more, found, asked }: Props) {
  const t = useWords();
  const name = t(`attribution.dimension.${dimension}`);
  const ofHits = cells.every(({ rate, hits }) => rate === null && hits !== null);
  const known = cells.filter(({ rate, share, hits }) => (ofHits ? share : rate) !== null && (hits ?? 0) > 0);
  const of = ofHits ? 'share' : 'rate';
  const all = dimension === 'material' && asked.study === 'correction' ? null : found.all.rate;
  const heads = ['value', 'hits', 'base', 'rate', 'share', 'mark', 'before'] as const;
  return (
    <section className="pane" aria-labelledby={dimension}>
      <h2 id={dimension}>{name}</h2>
      {cells.length === 0 && <p className="sub">{t('workbench.attribution.nothing')}</p>}
      {known.length > 1 && (
        <Suspense fallback={<div className="chart" />}>
          <RateChart
            cells={known.slice(0, bars)}
            of={of}
            all={ofHits || dimension === 'field' ? null : all}
            label={t(`workbench.attribution.chart.${of}`, { name })}
          />
        </Suspense>
      )}
      {cells.length > 0 && (
        <Grid
          label={t('workbench.attribution.table', { name })}
          heads={heads.map((head) => (head === 'value' ? name : t(`workbench.attribution.head.${head}`)))}
        >
          {cells.map((cell) => (
            <Line key={cell.value} dimension={dimension} cell={cell} found={found} asked={asked} />
          ))}
        </Grid>
      )}
      {more > 0 && <p className="sub">{t('workbench.attribution.more', { n: more })}</p>}
    </section>
  );
}

type LineProps = { dimension: Dimension; cell: Cell; found: Attribution; asked: AskedStudy };

function Line({ dimension, cell, found, asked }: LineProps) {
  const t = useWords();
  const { value, name, hits, base, share, mark, before, change } = cell;
  const { protect } = found.rules;
  const text = hitsText(hits, protect, t);
  return (
    <tr>
      <th scope="row" className="w">
        {name}
      </th>
      <td className="num">
        {found.mayLook && hits ? (
          <Link
            className="count-link"
            to="/attribution/lines"
            search={{ ...searchOf(asked), a: `${dimension}:${value}` }}
            aria-label={t('workbench.attribution.look.at', { name, hits: text })}
          >
            {text}
          </Link>
        ) : (
          text
        )}
      </td>
      <td className="num">{base === null ? '' : plain(base)}</td>
      <td className="num">{rateText(cell)}</td>
      <td className="num">{percent(share)}</td>
      <td>
        {mark &&
          (mark === 'above' || mark === 'below' ? (
            <Tag tone={markTone[mark]}>{t(`attribution.mark.${mark}`)}</Tag>
          ) : (
            <span className="sub">{t(`attribution.mark.${mark}`)}</span>
          ))}
      </td>
      <td className="num">
        {before &&
          `${hitsText(before.hits, protect, t)}${before.rate === null ? '' : ` · ${percent(before.rate)}`}`}{' '}
        {change && change !== 'same' && (
          <Tag tone={change === 'up' ? 'bad' : 'ok'}>{t(`attribution.change.${change}`)}</Tag>
        )}
      </td>
    </tr>
  );
}

import { BarChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Cell } from '../../../contracts/attribution.ts';
import { dashedAt, drawChart } from '../indicators/draw-chart.ts';

// Only what bars need. No tooltip: it would write inline styles, and the table beside it says every value.
use([BarChart, GridComponent, MarkLineComponent, CanvasRenderer]);

type Props = { cells: readonly Cell[]; of: 'rate' | 'share'; all: number | null; label: string };

/** Bars of a dimension, the rate of all as a dashed line; what is clearly above it in another colour. */
export function RateChart({ cells, of, all, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const rows = cells.toReversed();
    const points = (share: number | null) => (share === null ? 0 : Math.round(share * 10_000) / 100);
    return drawChart(place.current, (color) => ({
      grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', axisLabel: { color: color('--ink-2'), formatter: '{value}%' } },
      yAxis: {
        type: 'category',
        data: rows.map(({ name }) => name),
        axisLabel: { color: color('--ink-2'), width: 180, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          label: { show: true, position: 'right', formatter: '{c}%', color: color('--ink') },
          data: rows.map((cell) => ({
            value: points(cell[of]),
            itemStyle: { color: color(cell.mark === 'above' ? '--bar-bad' : '--blue') },
          })),
          ...(all === null ? {} : dashedAt(color, { xAxis: points(all) })),
        },
      ],
    }));
  }, [cells, of, all]);
  return (
    <div ref={place} className={cells.length > 3 ? 'chart' : 'chart low'} role="img" aria-label={label} />
  );
}

import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { IndicatorPage } from '../../../contracts/indicators.ts';
import { dashedAt, drawChart } from './draw-chart.ts';

// Only what a line needs. No tooltip: it would write inline styles, and the table beside it says every value.
use([LineChart, GridComponent, MarkLineComponent, CanvasRenderer]);

type Props = { page: IndicatorPage; label: string; labels: readonly string[] };

/** How a figure went, with the plan as a dashed line; a gap where there is no figure. */
export function HistoryChart({ page, label, labels }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const { target, unit } = page.reading;
    const share = unit === '%' && page.history.every(({ value }) => (value ?? 0) <= 100);
    return drawChart(place.current, (color) => ({
      grid: { left: 56, right: 24, top: 16, bottom: 32 },
      xAxis: { type: 'category', data: [...labels], axisLabel: { color: color('--ink-2') } },
      yAxis: {
        type: 'value',
        scale: true,
        ...(share ? { max: 100 } : {}),
        axisLabel: { color: color('--ink-2') },
      },
      series: [
        {
          type: 'line',
          data: page.history.map(({ value }) => value),
          connectNulls: false,
          symbolSize: page.history.length > 60 ? 0 : 6,
          lineStyle: { color: color('--blue'), width: 2 },
          itemStyle: { color: color('--blue') },
          ...(target ? dashedAt(color, { yAxis: target.value }) : {}),
        },
      ],
    }));
  }, [page, labels]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
}

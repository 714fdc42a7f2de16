import { type EChartsCoreOption, init } from 'echarts/core';

type Color = (name: string) => string;

/**
 * Draws `option` into a place of the page, as wide as it is, still where the reader asked for stillness; its parts are
 * registered by who draws. Answers what takes it away again.
 */
export function drawChart(place: HTMLElement, option: (color: Color) => EChartsCoreOption): () => void {
  const style = getComputedStyle(document.documentElement);
  const animation = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const chart = init(place);
  chart.setOption({ animation, ...option((name) => style.getPropertyValue(name).trim()) });
  const resize = new ResizeObserver(() => chart.resize());
  resize.observe(place);
  return () => {
    resize.disconnect();
    chart.dispose();
  };
}

/** A dashed line across a series, as of a plan or of all. */
export const dashedAt = (color: Color, at: { xAxis: number } | { yAxis: number }) => ({
  markLine: {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: color('--ink-2'), type: 'dashed' },
    data: [at],
  },
});

/** One item of a drawn order: dates as YYYY-MM-DD, `from`/`to` as workdays after the beginning. */
export type GraphBar = {
  key: string;
  label: string;
  from: number;
  to: number;
  tone: 'long' | 'plain' | 'done' | 'wait' | 'stop';
};
export type GraphTick = { at: number; label: string };
type Props = {
  title: string;
  /** The same as the drawing, in words: it is what a screen reader reads. */
  description: string;
  bars: GraphBar[];
  edges: { from: string; to: string }[];
  ticks: GraphTick[];
};

const width = 328;
const left = 8;
const right = 320;
const row = 46;
const head = 30;
const bar = 14;

/** Bars over days with what waits for what, as the server draws it: no script, sharp at every size, prints. */
export function Graph({ title, description, bars, edges, ticks }: Props) {
  const days = Math.max(1, ...bars.map(({ to }) => to));
  const x = (day: number) => left + ((right - left) * day) / days;
  const rows = new Map(bars.map((one, at) => [one.key, { one, at }]));
  const middle = (at: number) => head + at * row + 20 + bar / 2;
  const height = head + bars.length * row + 6;
  const id = 'graph';
  return (
    <figure className="graph">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        {ticks.map(({ at, label }) => (
          <g key={label}>
            <line className="tick" x1={x(at)} y1="20" x2={x(at)} y2={height - 2} />
            <text
              className="when"
              x={x(at)}
              y="13"
              textAnchor={at === 0 ? 'start' : at === days ? 'end' : 'middle'}
            >
              {label}
            </text>
          </g>
        ))}
        {edges.map(({ from, to }) => {
          const a = rows.get(from);
          const b = rows.get(to);
          if (!a || !b) return null;
          const start = x(a.one.to);
          const end = Math.max(start, x(b.one.from));
          return (
            <path
              key={`${from}>${to}`}
              className="edge"
              d={`M${start} ${middle(a.at)}V${middle(b.at)}H${end}`}
            />
          );
        })}
        {bars.map((one, at) => {
          const begin = x(one.from);
          const size = Math.max(4, x(one.to) - begin);
          return (
            <g key={one.key}>
              <rect
                className={`bar ${one.tone}`}
                x={begin}
                y={middle(at) - bar / 2}
                width={size}
                height={bar}
                rx="3"
              />
              <text
                x={Math.max(left, Math.min(begin, right - textWidth(one.label)))}
                y={middle(at) - bar / 2 - 5}
              >
                {one.label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** Of text in 13 px: a Chinese character is square, a Latin one about half as wide. */
function textWidth(text: string): number {
  return [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 255 ? 13 : 7), 0);
}

/** What fits over a bar: 23 Chinese characters. */
export function shortLabel(text: string): string {
  let used = 0;
  let end = 0;
  for (const one of text) {
    used += textWidth(one);
    if (used > right - left - 13) return `${text.slice(0, end)}…`;
    end += one.length;
  }
  return text;
}

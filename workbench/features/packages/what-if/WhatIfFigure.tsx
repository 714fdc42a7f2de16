import type { WhatIfMeasure, WhatIfRow } from '../../../../contracts/package-what-if.ts';
import { useWords } from '../../../platform/words.tsx';

const line = 46;
const left = 190;
const width = 720;
const bars = width - left - 70;

/** Two bars a package: as it is, and as it would be. The table below says the same. */
export function WhatIfFigure({ rows, measure }: { rows: readonly WhatIfRow[]; measure: WhatIfMeasure }) {
  const t = useWords();
  const known = rows.flatMap((row) => {
    const [before, after] = [row.before[measure], row.after[measure]];
    return before === null || after === null ? [] : [{ ...row, was: before, is: after }];
  });
  if (known.length === 0) return <p className="sub">{t('workbench.whatIf.noFigure')}</p>;
  const most = Math.max(1, ...known.flatMap(({ was, is }) => [was, is]));
  const long = (value: number) => Math.round((value / most) * bars);
  return (
    <div className="scroll">
      <svg
        className="what-if"
        viewBox={`0 0 ${width} ${known.length * line + 26}`}
        role="img"
        aria-label={t('workbench.whatIf.figureOf', { what: t(`workbench.design.measure.${measure}`) })}
      >
        <rect className="was" x={left} y="2" width="14" height="12" />
        <text x={left + 20} y="13">
          {t('workbench.whatIf.now')}
        </text>
        <rect className="is" x={left + 90} y="2" width="14" height="12" />
        <text x={left + 110} y="13">
          {t('workbench.whatIf.then')}
        </text>
        {known.map(({ packageId, name, was, is }, at) => (
          <g key={packageId} transform={`translate(0 ${at * line + 26})`}>
            <text x={left - 10} y="23" textAnchor="end">
              {name.length > 13 ? `${name.slice(0, 12)}…` : name}
            </text>
            <rect className="was" x={left} y="4" width={Math.max(1, long(was))} height="14" />
            <text x={left + long(was) + 8} y="16">
              {was}
            </text>
            <rect className="is" x={left} y="20" width={Math.max(1, long(is))} height="14" />
            <text x={left + long(is) + 8} y="32" className={is < was ? 'gain' : undefined}>
              {is}
              {is !== was && `（${is < was ? '−' : '+'}${Math.abs(is - was)}）`}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

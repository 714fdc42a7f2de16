import { shortTime } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';

/** Figures older than this are said to be old: the worker counts every few seconds. */
const staleMs = 120_000;

type Props = {
  /** When all that happened had been counted. */
  asOf: string | null;
  whole: boolean;
  /** The line to the server is broken. */
  broken: boolean;
  /** When the page was last answered. */
  readAt: number;
};

/** How new the figures are; where they are not, since when: «14:30 后没有更新». */
export function Freshness({ asOf, whole, broken, readAt }: Props) {
  const t = useWords();
  if (!whole || !asOf) return <p className="sub">{t('workbench.indicators.counting')}</p>;
  const behind = readAt - new Date(asOf).getTime() > staleMs;
  const time = shortTime(broken ? new Date(readAt).toISOString() : asOf);
  return (
    <p className="sub num" role="status">
      {broken || behind
        ? t('workbench.indicators.stale', { time })
        : t('workbench.indicators.as-of', { time: shortTime(asOf) })}
    </p>
  );
}

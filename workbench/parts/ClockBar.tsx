import type { ClockView } from '../../contracts/cases.ts';
import { clockShare, clockWords } from '../platform/format.ts';
import { useWords } from '../platform/words.tsx';

/** The share as an SVG: its width is an attribute, so no inline style is needed. */
function Bar({ share }: { share: number }) {
  return (
    <svg
      className="meter"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="meter-all" width="100" height="8" />
      <rect className="meter-used" width={share} height="8" />
    </svg>
  );
}

/** One line of a list: the word, then the bar. */
export function MiniClock({ clock }: { clock: ClockView | null }) {
  const t = useWords();
  if (!clock) return <span className="sub">{t('workbench.clock.none')}</span>;
  return (
    <div className={`mini ${clock.light}`}>
      <b>{clockWords(clock, t)}</b>
      <Bar share={clockShare(clock)} />
    </div>
  );
}

export function BigClock({ clock, children }: { clock: ClockView; children?: React.ReactNode }) {
  const t = useWords();
  return (
    <div className={`clock ${clock.light}`}>
      <b>{clockWords(clock, t)}</b>
      <Bar share={clockShare(clock)} />
      {children}
    </div>
  );
}

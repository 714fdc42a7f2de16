import { useEffect, useRef } from 'react';

/** A page nobody has touched for this long stops asking by itself: asking would keep its session alive unattended. */
const attentionSpan = 5 * 60_000;

let touched = Date.now();
const touch = () => {
  touched = Date.now();
};
for (const kind of ['keydown', 'pointerdown', 'focus'])
  globalThis.addEventListener?.(kind, touch, { passive: true });

/** Runs `act` every `ms` while somebody is at the page and it is seen. */
export function useWhileAttended(ms: number, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && Date.now() - touched < attentionSpan) latest.current();
    }, ms);
    return () => clearInterval(timer);
  }, [ms]);
}

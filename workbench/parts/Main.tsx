import { type ReactNode, useEffect, useRef } from 'react';

let arrived = false;

/** The content of a page. Going to another page moves the focus here, as loading one would; the first page leaves it. */
export function Main({ children }: { children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (arrived) main.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <main id="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

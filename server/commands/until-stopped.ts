/**
 * Resolves on the first SIGINT or SIGTERM and ignores those that follow: Ctrl C reaches this process twice, from the
 * terminal and from the launcher that passes it on, and the second must not cut off the orderly end.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const waiting = setInterval(() => {}, 2 ** 30); // a process that only waits for signals would end at once
    const stop = () => {
      clearInterval(waiting);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  });
}

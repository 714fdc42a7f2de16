import { networkInterfaces } from 'node:os';
import { type Opened, openContext } from './compose.ts';
import { firstRun } from './first-run.ts';
import { eventHandlers } from './handlers.ts';
import { startHousekeeping } from './housekeeping.ts';
import { casesContext, startCaseTimers } from './modules/cases/index.ts';
import { warmSearch } from './modules/catalogue/index.ts';
import { startIndicatorTimers } from './modules/indicators/index.ts';
import { type LicencesContext, startLicenceTimers } from './modules/licences/index.ts';
import { startProgrammeTimers } from './modules/programmes/index.ts';
import { startRequestTimers } from './modules/requests/index.ts';
import { startSupervisionTimers } from './modules/supervision/index.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Context } from './platform/context.ts';
import type { App } from './platform/http/index.ts';
import type { Logger } from './platform/log.ts';
import { startOutbox } from './platform/outbox/index.ts';
import { makeApp } from './routes.ts';
import { assertStartable, explained } from './start-problems.ts';

export type Server = {
  ctx: Context;
  licences: LicencesContext;
  app: App;
  /** The address requests reach it at on this machine. */
  url: string;
  /** What a person who started it wants to know; `ms` is how long the start took. */
  banner(ms: number): string;
  close(): Promise<void>;
};

/**
 * Starts the chosen roles on one context. Resolves when requests are answered (role web). What was begun is stopped
 * again where a later step fails; the error is then a sentence that says what to do.
 */
export async function startServer(
  config: Config,
  options: { demo: boolean; log?: Logger; clock?: Clock },
): Promise<Server> {
  const begun: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of begun.splice(0).reverse()) await end();
  };
  try {
    await assertStartable(config);
    const opened = await openContext(config, options);
    begun.push(opened.close);
    const { ctx } = opened;
    const accounts = await firstRun(ctx, options);
    const watch = watchCalendar(opened);
    begun.push(async () => clearInterval(watch));
    if (config.roles.includes('worker')) {
      const drain = startOutbox(ctx, eventHandlers(ctx, opened.licences, casesContext(ctx)));
      begun.push(drain.stop);
      ctx.nudge = drain.nudge;
      begun.push(startCaseTimers(ctx).stop);
      begun.push(startLicenceTimers(opened.licences).stop);
      begun.push(startIndicatorTimers({ ...ctx, cases: casesContext(ctx) }).stop);
      begun.push(startProgrammeTimers(ctx).stop);
      begun.push(startRequestTimers(ctx).stop);
      begun.push(startSupervisionTimers({ ...ctx, cases: casesContext(ctx) }).stop);
      begun.push(startHousekeeping(ctx).stop);
    }
    const app = await makeApp(ctx, opened.licences);
    begun.push(() => app.close());
    if (config.roles.includes('web')) await app.listen({ port: config.port, host: config.host });
    // Nobody waits for it: the first search would take 0.2 s longer.
    const warming = warmSearch(ctx.db).catch((error: Error) =>
      ctx.log.warn({ err: error.message }, 'search is not warm yet'),
    );
    begun.push(() => warming);
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    const url = `http://localhost:${port}`;
    const { licences } = opened;
    return { ctx, licences, app, url, banner: (ms) => banner(url, port, ms, opened, accounts), close: stop };
  } catch (error) {
    await stop().catch(() => {}); // the first failure is the one to tell of
    throw explained(error, config);
  }
}

/** Each process asks every half minute whether another calendar came into force. */
function watchCalendar({ ctx, held }: Opened): NodeJS.Timeout {
  const look = () =>
    held.refresh(ctx.db).catch((error: Error) => ctx.log.error({ err: error.message }, 'calendar not read'));
  return setInterval(look, 30_000).unref();
}

function banner(url: string, port: number, ms: number, opened: Opened, accounts: string[]): string {
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((net) => net && net.family === 'IPv4' && !net.internal)
    .map((net) => `http://${net?.address}:${port}/`);
  return [
    '',
    `通办已启动，用时 ${(ms / 1000).toFixed(1)} 秒。`,
    `  门户    ${url}/`,
    `  工作台  ${url}/workbench/`,
    ...(others.length ? [`  同一网络的手机可以打开  ${others.join('  ')}`] : []),
    `  数据库  ${opened.embedded ? `内置 PostgreSQL，数据在 ${opened.ctx.config.dataDir}` : 'DATABASE_URL 指定的服务器'}`,
    ...(accounts.length ? ['', '演示账号（都是虚构的人）：', ...accounts.map((line) => `  ${line}`)] : []),
    '',
    '按 Ctrl C 停止。',
  ].join('\n');
}

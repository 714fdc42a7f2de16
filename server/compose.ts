import { join } from 'node:path';
import {
  askedLicences,
  casePictures,
  casesContext,
  grantedCase,
  mayReadCase,
} from './modules/cases/index.ts';
import { grantedJoint } from './modules/joint/index.ts';
import { type LicencesContext, openLicenceKit } from './modules/licences/index.ts';
import { type HeldCalendar, holdCalendar } from './platform/calendar/index.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Context } from './platform/context.ts';
import { openKeyring } from './platform/crypto/index.ts';
import { applicationRole, closeDb, openDb } from './platform/db/index.ts';
import { migrate } from './platform/db/migrate.ts';
import { documentMaker } from './platform/documents/index.ts';
import { openFileStore } from './platform/files/index.ts';
import { openLive } from './platform/live.ts';
import { type Logger, makeLogger } from './platform/log.ts';
import { provideDatabase } from './platform/pg/index.ts';

export type Opened = {
  ctx: Context;
  licences: LicencesContext;
  /** The calendar in force; `refresh` looks for one that was imported since. */
  held: HeldCalendar;
  migrated: string[];
  embedded: boolean;
  close(): Promise<void>;
};

/**
 * Database up and migrated, keys and files open: everything a command or the server needs, made once. Where a later
 * part fails, the earlier ones are closed again.
 */
export async function openContext(
  config: Config,
  options: { clock?: Clock; log?: Logger } = {},
): Promise<Opened> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  const log = options.log ?? makeLogger();
  try {
    const database = await provideDatabase(config, (again) =>
      again === 'started'
        ? log.warn('the embedded database had ended; it runs again')
        : log.error({ err: again.message }, 'the embedded database ended and does not start; will try again'),
    );
    opened.push(database.stop);
    const migrated = await migrate(database.url);
    const db = openDb(database.url, { role: applicationRole });
    opened.push(() => closeDb(db));
    const keyring = await openKeyring(join(config.dataDir, 'keys'));
    const live = await openLive(db);
    opened.push(live.close);
    const held = await holdCalendar(db, (options.clock ?? systemClock).now());
    const ctx: Context = {
      db,
      clock: options.clock ?? systemClock,
      calendar: held.calendar,
      keyring,
      files: openFileStore(join(config.dataDir, 'files'), keyring, ({ message }) =>
        log.error({ err: message }, 'no room for files'),
      ),
      documents: documentMaker(),
      live,
      log,
      config,
      nudge: () => {},
    };
    const licences = await licencesOf(ctx);
    return { ctx, licences, held, migrated, embedded: database.embedded, close };
  } catch (error) {
    await close().catch(() => {}); // the first failure is the one to tell of
    throw error;
  }
}

/** Licences with their kit (the demonstration's CA is made at the first start), and the cases they are made from. */
async function licencesOf(ctx: Context): Promise<LicencesContext> {
  const now = { ...ctx, nudge: () => ctx.nudge() }; // the outbox starts later than this
  const cases = casesContext(now);
  const kit = await openLicenceKit(ctx.config.dataDir, ctx, ctx.config);
  return {
    ...now,
    kit,
    cases: {
      // A joint case gives a licence too: the one that lists its parts (一业一证).
      granted: async (id) => (await grantedCase(cases, id)) ?? grantedJoint(cases, id),
      pictures: (caseId) => casePictures(cases, caseId),
      asked: (caseId) => askedLicences(cases, caseId),
      mayRead: (actor, caseId) => mayReadCase(cases, actor, caseId),
    },
  };
}

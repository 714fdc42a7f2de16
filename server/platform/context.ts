import type { Calendar } from './calendar/index.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Keyring } from './crypto/index.ts';
import type { Db } from './db/index.ts';
import type { DocumentMaker } from './documents/index.ts';
import type { FileStore } from './files/index.ts';
import type { Live } from './live.ts';
import type { Logger } from './log.ts';

/** What use cases are given: made once at start, never reached for. */
export type Context = {
  db: Db;
  clock: Clock;
  calendar: Calendar;
  keyring: Keyring;
  files: FileStore;
  documents: DocumentMaker;
  live: Live;
  log: Logger;
  config: Config;
  /** Wakes the outbox after a commit of this process. */
  nudge: () => void;
};

import type { Calendar } from '../../platform/calendar/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Keyring } from '../../platform/crypto/index.ts';
import type { Db } from '../../platform/db/index.ts';
import type { Neighbours } from './neighbours.ts';

/** What the use cases of this module are given: the platform's context and the modules to the left. */
export type CasesContext = {
  db: Db;
  clock: Clock;
  calendar: Calendar;
  keyring: Keyring;
  config: { publicUrl: string };
  /** Wakes the outbox after a commit. */
  nudge: () => void;
  neighbours: Neighbours;
};

import type { Calendar } from '../../platform/calendar/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db/index.ts';

/** What the routes of packages are given. */
export type PackagesContext = { db: Db; clock: Clock; calendar: Calendar };

import type { Executor } from '../../platform/db/index.ts';
import { ratedCase } from '../cases/index.ts';
import { type CounterService, findService } from './counter/store.ts';
import type { RatedSubject } from './rating.ts';

/** A subject as its page shows it: what was done and when it was over. */
export type Ratable = { subject: RatedSubject; title: string; endedAt: Date | null };

/** What a signed link names; undefined where it is not there. */
export async function ratableOf(
  db: Executor,
  { about, id }: { about: 'case' | 'service'; id: string },
): Promise<Ratable | undefined> {
  if (about === 'service') {
    const service = await findService(db, id);
    return service && ratableService(service);
  }
  const found = await ratedCase(db, id);
  if (!found) return undefined;
  const { state, finishedAt, officers, divisionCode, organisationId, itemCode, itemName } = found;
  const place = { divisionCode, organisationId, itemCode, itemName };
  const ended = state === 'finished';
  const subject: RatedSubject = { about, id, ...place, ended, windowId: null, officers, desk: null };
  return { subject, title: place.itemName, endedAt: finishedAt };
}

export function ratableService(service: CounterService): Ratable {
  const { id, divisionCode, organisationId, itemCode, itemName, windowId, staffId, endedAt } = service;
  const desk = {
    browser: service.deskBlind,
    network: service.networkBlind,
    askedAt: endedAt,
    phone: service.phoneBlind,
  };
  const place = { divisionCode, organisationId, itemCode, itemName };
  const subject: RatedSubject = {
    ...place,
    about: 'service',
    id,
    ended: endedAt !== null,
    windowId,
    officers: [staffId],
    desk,
  };
  return { subject, title: itemName, endedAt };
}

import { randomInt, randomUUIDv7 } from 'node:crypto';
import { isMobile, mobileProblem, normaliseMobile } from '../../../../contracts/checks.ts';
import type {
  AskedRating,
  CounterServiceView,
  CounterView,
  StartService,
} from '../../../../contracts/counter.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { t } from '../../../../ui/words/index.ts';
import { localDate, startOfDay } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { sendMessage } from '../../../platform/messages/index.ts';
import { getPublishedItem } from '../../catalogue/index.ts';
import { qrPath } from '../../licences/index.ts';
import { divisionPath } from '../../regions/index.ts';
import type { RatingsContext } from '../context.ts';
import { deskOf } from '../desk.ts';
import { linkUntil, ratingToken } from '../links.ts';
import type { RatedFrom } from '../rating.ts';
import { askDevice } from './devices.ts';
import { type CounterService, closeService, findService, insertService, servicesOfClerk } from './store.ts';
import { servedWindows } from './windows.ts';

/** The clerk's desk: her windows, the service that goes on, and today's. */
export async function counterView(ctx: RatingsContext, staff: StaffActor): Promise<CounterView> {
  const since = startOfDay(localDate(ctx.clock.now()));
  const [windows, services] = await Promise.all([
    servedWindows(ctx.db, staff),
    servicesOfClerk(ctx.db, staff.staffId, since),
  ]);
  const rated = await countRated(
    ctx,
    services.map(({ id }) => id),
  );
  const today = services.map(present);
  return {
    windows: windows.map(({ organisationId: _, ...window }) => window),
    current: today.find(({ endedAt }) => endedAt === null) ?? null,
    today: today.filter(({ endedAt }) => endedAt !== null),
    rated,
  };
}

/** How many, never which: a clerk who knew which visitor rated would know who it was. */
async function countRated({ db }: RatingsContext, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct case_id)::int as count from ratings.rating where case_id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export const present = (service: CounterService): CounterServiceView => ({
  id: service.id,
  number: service.number,
  windowId: service.windowId,
  windowName: service.windowName,
  itemName: service.itemName,
  startedAt: service.startedAt.toISOString(),
  endedAt: service.endedAt?.toISOString() ?? null,
});

/** Somebody sits down at the window. Throws `not-found` for a window elsewhere, `not-allowed-now` while another is there. */
export async function startService(
  ctx: RatingsContext,
  staff: StaffActor,
  { windowId, itemCode }: StartService,
  from: Pick<RatedFrom, 'address' | 'agent'>,
): Promise<CounterServiceView> {
  const window = (await servedWindows(ctx.db, staff)).find((one) => one.id === windowId);
  if (!window) throw new AppError('not-found');
  const item = itemCode ? await itemAt(ctx, window.divisionCode, itemCode) : undefined;
  if (itemCode && !item) throw new AppError('item-not-open');
  const { browser, network } = deskOf(ctx.keyring, from);
  const service: CounterService = {
    id: randomUUIDv7(),
    divisionCode: window.divisionCode,
    number: '',
    windowId,
    windowName: window.name,
    venueId: window.venueId,
    organisationId: item?.organisationId ?? window.organisationId,
    itemCode: item?.itemCode ?? '',
    itemName: item?.definition.name ?? window.name,
    staffId: staff.staffId,
    startedAt: ctx.clock.now(),
    endedAt: null,
    deskBlind: browser,
    networkBlind: network,
    phoneBlind: null,
  };
  for (let tries = 0; tries < 3; tries += 1) {
    const numbered = { ...service, number: String(randomInt(100_000_000)).padStart(8, '0') };
    if (await insertService(ctx.db, numbered)) return present(numbered);
  }
  throw new AppError('not-allowed-now', { reason: 'serving' });
}

/** The item as it is handled at the window's place: the township's own, else that of the county above it. */
async function itemAt(ctx: RatingsContext, divisionCode: string, itemCode: string) {
  for (const place of (await divisionPath(ctx.db, divisionCode)).toReversed()) {
    const item = await getPublishedItem(ctx.db, place.code, itemCode);
    if (item) return item;
  }
  return undefined;
}

/** «请评价»: the service is over; the tablet wakes, a code is shown, and a link goes to the phone that was given. */
export async function endService(
  ctx: RatingsContext,
  staff: StaffActor,
  { id, phone: given }: { id: string; phone: string | null },
  from: Pick<RatedFrom, 'address' | 'agent'>,
): Promise<AskedRating> {
  const phone = given ? normaliseMobile(given) : null;
  if (phone && !isMobile(phone))
    throw new AppError('invalid-input', {}, [
      { field: 'phone', code: `phone-${mobileProblem(phone)}`, params: {} },
    ]);
  const service = await findService(ctx.db, id);
  if (!service || service.staffId !== staff.staffId) throw new AppError('not-found');
  const at = ctx.clock.now();
  const { browser, network } = deskOf(ctx.keyring, from);
  const until = linkUntil(at);
  const address = (channel: 'qr' | 'sms') => {
    const token = ratingToken(ctx.keyring, { about: 'service', id, channel, until });
    return `${ctx.config.publicUrl}/rate/${token}`;
  };
  const device = await inTx(ctx.db, async (tx) => {
    const phoneBlind = phone && ctx.keyring.blind(phone, 'ratings.phone');
    const end = { id, staffId: staff.staffId, at, browser, network, phone: phoneBlind };
    if (!(await closeService(tx, end))) throw new AppError('not-allowed-now', { reason: 'state' });
    if (phone) {
      const text = t('zh-CN', 'counter.message', { window: service.windowName, link: address('sms') });
      await sendMessage(tx, ctx.keyring, { to: phone, text, key: `rating ${id}` }, at);
    }
    return askDevice(tx, service.windowId, id, at);
  });
  ctx.nudge();
  const link = address('qr');
  return { service: present({ ...service, endedAt: at }), link, qr: qrPath(link), device };
}

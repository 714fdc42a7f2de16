import Type, { type Static } from 'typebox';
import { dateTime, nullable } from './schema-parts.ts';

/** A window at which an officer may serve, and whether a tablet stands there. */
export const CounterWindow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  venueId: Type.String(),
  venueName: Type.String(),
  divisionCode: Type.String(),
  device: Type.Boolean({ description: 'a tablet is paired with it' }),
});
export type CounterWindow = Static<typeof CounterWindow>;

/** What a clerk did for somebody at a window. Whether it was rated is all a clerk learns of the rating. */
export const CounterServiceView = Type.Object({
  id: Type.String(),
  number: Type.String({ description: 'eight digits, on the slip' }),
  windowId: Type.String(),
  windowName: Type.String(),
  itemName: Type.String(),
  startedAt: dateTime,
  endedAt: nullable(dateTime),
});
export type CounterServiceView = Static<typeof CounterServiceView>;

/** GET /api/counter */
export const CounterView = Type.Object({
  windows: Type.Array(CounterWindow),
  current: nullable(CounterServiceView),
  today: Type.Array(CounterServiceView),
  rated: Type.Integer({ description: 'how many of today’s were rated' }),
});
export type CounterView = Static<typeof CounterView>;

/** POST /api/counter/services */
export const StartService = Type.Object({
  windowId: Type.String({ minLength: 1, maxLength: 80 }),
  itemCode: nullable(Type.String({ maxLength: 80 })),
});
export type StartService = Static<typeof StartService>;

/** POST /api/counter/services/:id/end; a phone is sent the link once and is not kept here. */
export const EndService = Type.Object({ phone: nullable(Type.String({ maxLength: 20 })) });
export type EndService = Static<typeof EndService>;

/** «请评价»: what the person may scan or type. `qr` is an SVG path in a square of `size` units. */
export const AskedRating = Type.Object({
  service: CounterServiceView,
  link: Type.String(),
  qr: Type.Object({ size: Type.Integer(), path: Type.String() }),
  device: Type.Boolean({ description: 'the tablet of the window was woken' }),
});
export type AskedRating = Static<typeof AskedRating>;

/** POST /api/counter/devices: the code a tablet shows, and the window it stands at. */
export const PairDevice = Type.Object({
  code: Type.String({ pattern: '^\\d{6}$' }),
  windowId: Type.String({ minLength: 1, maxLength: 80 }),
});
export type PairDevice = Static<typeof PairDevice>;

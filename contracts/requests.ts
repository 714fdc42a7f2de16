import Type, { type Static } from 'typebox';
import { dateTime, keys, nullable } from './schema-parts.ts';

/** States of a request 诉求: what it waits for. */
export const requestStates = {
  filed: '待派单',
  assigned: '待签收',
  handling: '办理中',
  answered: '已答复',
  closed: '已办结',
  returned: '不予受理',
  withdrawn: '已撤回',
} as const;
export type RequestState = keyof typeof requestStates;

/** Who may file a kind: people, a clerk for somebody, a township for itself, the hotline 12345. */
export const requestFilers = ['applicant', 'clerk', 'township', 'hand-over'] as const;
export type RequestFiler = (typeof requestFilers)[number];

export const requestChannels = {
  portal: '网上',
  window: '窗口',
  township: '乡镇',
  hotline: '12345',
} as const;
export type RequestChannel = keyof typeof requestChannels;

const text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' });
const optional = (max: number) => nullable(Type.String({ maxLength: max }));
const seen = { version: Type.Integer({ minimum: 1 }) };

/** Bodies of the officers' commands; each names the version it saw (HTTP: header idempotency-key). */
export const requestBodies = {
  route: Type.Object({ ...seen, organisationId: text(80), text: text(1000) }),
  refuse: Type.Object({ ...seen, text: text(1000) }),
  accept: Type.Object({ ...seen }),
  sendBack: Type.Object({ ...seen, text: text(1000) }),
  reassign: Type.Object({ ...seen, organisationId: text(80), text: text(1000) }),
  extend: Type.Object({ ...seen, text: text(1000) }),
  note: Type.Object({ ...seen, text: text(2000) }),
  reply: Type.Object({ ...seen, text: text(4000) }),
  publish: Type.Object({ ...seen, title: text(100), text: text(2000) }),
} as const;
export type OfficerRequestCommand = keyof typeof requestBodies;
/** The filer's own, in the portal or, where an officer filed, at her desk. */
export const filerBodies = {
  rate: Type.Object({ ...seen, level: Type.Integer({ minimum: 1, maximum: 5 }), text: optional(500) }),
  reopen: Type.Object({ ...seen, text: text(1000) }),
  withdraw: Type.Object({ ...seen, text: optional(500) }),
} as const;
export type FilerCommand = keyof typeof filerBodies;
/** `close`: the time in which it could be reopened is over. */
export type RequestCommand = OfficerRequestCommand | FilerCommand | 'close';

/** POST /api/requests: a clerk for somebody at the window, a township for itself. */
export const FileRequest = Type.Object({
  kind: text(40),
  title: text(60),
  body: text(4000),
  name: optional(40),
  phone: optional(20),
  caseNumber: optional(60),
  organisationId: nullable(
    Type.String({ maxLength: 80, description: 'where the kind lets the filer choose' }),
  ),
  consent: Type.Boolean(),
});
export type FileRequest = Static<typeof FileRequest>;

/** An order that 12345 hands over; the same number is taken once. */
export const HandedOver = Type.Object({
  number: text(60),
  title: text(100),
  body: text(4000),
  name: Type.Optional(optional(40)),
  phone: Type.Optional(optional(20)),
});
export type HandedOver = Static<typeof HandedOver>;
/** POST /api/requests/hand-over */
export const HandOver = Type.Object({
  divisionCode: text(12),
  orders: Type.Array(HandedOver, { minItems: 1, maxItems: 1000 }),
});
export const HandOverReport = Type.Object({
  taken: Type.Integer(),
  known: Type.Integer({ description: 'numbers that were here before' }),
});
export type HandOverReport = Static<typeof HandOverReport>;

export const RequestKind = Type.Object({
  key: Type.String(),
  name: Type.String(),
  what: Type.String(),
  /** The filer names the department. */
  chooses: Type.Boolean(),
});
export type RequestKind = Static<typeof RequestKind>;

const rowFields = {
  id: Type.String(),
  number: Type.String(),
  kindName: Type.String(),
  state: keys(requestStates),
  version: Type.Integer(),
  title: Type.String(),
  organisationName: nullable(Type.String()),
  filerName: nullable(Type.String({ description: 'a township, or a person’s masked name' })),
  round: Type.Integer(),
  filedAt: dateTime,
  due: nullable(Type.String({ format: 'date', description: 'last day of the step that runs' })),
  light: keys({ green: 0, yellow: 0, red: 0, none: 0 }),
};
export const RequestRow = Type.Object(rowFields);
export type RequestRow = Static<typeof RequestRow>;

export const requestQueues = ['mine', 'open', 'answered', 'ended', 'filed'] as const;
export type RequestQueue = (typeof requestQueues)[number];
/** GET /api/requests */
export const RequestQuery = Type.Object({
  queue: Type.Optional(
    Type.Unsafe<(typeof requestQueues)[number]>({ type: 'string', enum: [...requestQueues] }),
  ),
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  text: Type.Optional(Type.String({ maxLength: 100 })),
  after: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the page before' })),
});
export type RequestQuery = Static<typeof RequestQuery>;
export const RequestList = Type.Object({
  rows: Type.Array(RequestRow),
  counts: Type.Record(Type.String(), Type.Integer()),
  kinds: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
  next: nullable(Type.String()),
});
export type RequestList = Static<typeof RequestList>;

export const RequestStep = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  at: dateTime,
  by: Type.String({ description: 'name of the officer, empty for the filer and the system' }),
  organisationName: nullable(Type.String()),
  level: nullable(Type.Integer()),
  say: nullable(Type.String()),
});
export type RequestStep = Static<typeof RequestStep>;
export const RequestView = Type.Object({
  ...rowFields,
  channel: Type.String(),
  body: Type.String(),
  /** Masked; POST /api/requests/:id/contact shows it and records who looked. */
  contact: nullable(Type.Object({ name: Type.String(), phone: Type.String() })),
  externalNumber: nullable(Type.String()),
  caseNumber: nullable(Type.String()),
  consent: Type.Boolean(),
  level: nullable(Type.Integer()),
  files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), size: Type.Integer() })),
  steps: Type.Array(RequestStep),
  actions: Type.Array(
    Type.Object({ command: Type.String(), needs: Type.Array(Type.String()), primary: Type.Boolean() }),
  ),
  organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  published: nullable(Type.Object({ title: Type.String(), text: Type.String(), at: dateTime })),
});
export type RequestView = Static<typeof RequestView>;

/** POST /api/requests/:id/contact: name and phone as they were given, with a reason that is kept. */
export const ContactLook = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 200 }) });
export const RequestContact = Type.Object({ name: Type.String(), phone: Type.String() });
export type RequestContact = Static<typeof RequestContact>;

/** GET /api/requests/new: what this officer may file, and where to. */
export const RequestForms = Type.Object({
  kinds: Type.Array(RequestKind),
  organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type RequestForms = Static<typeof RequestForms>;

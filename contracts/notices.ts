import Type, { type Static } from 'typebox';

/** What a notice leads to; of a queue the id is its name. */
export const noticeSubjects = [
  'case',
  'batch',
  'queue',
  'programme-task',
  'ledger-entry',
  'ticket',
  'request',
  'matter',
  'pre-check',
  'proposal',
] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

/** A line under the bell, in the reader's language. */
export const Notice = Type.Object({
  id: Type.Integer(),
  kind: Type.String(),
  say: Type.String({ description: 'the whole sentence' }),
  about: Type.Object({
    kind: Type.Unsafe<NoticeSubject>({ type: 'string', enum: [...noticeSubjects] }),
    id: Type.String(),
  }),
  at: Type.String({ format: 'date-time' }),
  read: Type.Boolean(),
});
export type Notice = Static<typeof Notice>;

/** GET /api/notices: newest first. */
export const NoticeList = Type.Object({
  unread: Type.Integer({ description: 'counted up to 100' }),
  rows: Type.Array(Notice),
  next: Type.Union([Type.Integer(), Type.Null()], { description: 'ask again with before=… for older ones' }),
});
export type NoticeList = Static<typeof NoticeList>;
export const NoticeQuery = Type.Object({
  before: Type.Optional(Type.Integer({ minimum: 1 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 30 })),
});
/** POST /api/notices/read: one notice, or all up to the newest one that was shown. */
export const NoticesRead = Type.Union([
  Type.Object({ id: Type.Integer() }),
  Type.Object({ upTo: Type.Integer() }),
]);
export type NoticesRead = Static<typeof NoticesRead>;

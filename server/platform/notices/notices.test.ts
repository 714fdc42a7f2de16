import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTx } from '../db/index.ts';
import { createTestDb, type TestDb } from '../testing/db.ts';
import { type NewNotice, notify } from './index.ts';
import { markRead, readNotices } from './queries.ts';

let base: TestDb;
beforeAll(async () => {
  base = await createTestDb();
});
afterAll(() => base.close());

const at = new Date('2026-11-23T01:00:00Z');
const to = (reader: string, key: string): NewNotice => ({
  reader,
  kind: 'handed-over',
  about: { kind: 'case', id: 'c1' },
  params: { by: '王芳', number: `513424-20261123-${key}`, item: '食品经营许可' },
  key,
});
const tell = (...notices: NewNotice[]) => inTx(base.db, (tx) => notify(tx, notices, at));

test('a reader is told once per key, reads it in her language, and marks only her own as read', async () => {
  await tell(to('staff:a', '000001'), to('staff:a', '000002'), to('staff:b', '000001'));
  await tell(to('staff:a', '000002')); // a handler that ran twice
  const first = await readNotices(base.db, 'staff:a', { limit: 1 }, 'zh-CN');
  expect(first.unread).toBe(2);
  expect(first.rows).toMatchObject([
    {
      say: '王芳 把 513424-20261123-000002“食品经营许可”交给您办',
      about: { kind: 'case', id: 'c1' },
      read: false,
    },
  ]);
  const older = await readNotices(base.db, 'staff:a', { before: first.next as number }, 'en');
  expect(older.rows.map((row) => row.say)).toEqual([
    '王芳 handed 513424-20261123-000001 “食品经营许可” over to you',
  ]);
  expect(older.next).toBeNull();

  await markRead(base.db, 'staff:b', { upTo: first.rows[0]?.id as number }, at);
  expect((await readNotices(base.db, 'staff:a', {}, 'zh-CN')).unread).toBe(2);
  await markRead(base.db, 'staff:a', { id: first.rows[0]?.id as number }, at);
  const after = await readNotices(base.db, 'staff:a', {}, 'zh-CN');
  expect(after.rows.map((row) => row.read)).toEqual([true, false]);
  expect(after.unread).toBe(1);
});

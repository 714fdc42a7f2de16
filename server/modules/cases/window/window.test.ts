import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { attendPerson, closeAttendance, registerPerson } from '../../identity/index.ts';
import { caseView } from '../queries/case-view.ts';
import { casesBed, county, foodLicence, restaurant } from '../testing.ts';
import { keepUpload } from '../use-cases/keep-upload.ts';
import { verifyChains } from '../verify.ts';
import {
  beginAtWindow,
  notePapersAtWindow,
  type Sitting,
  sittingActor,
  submitAtWindow,
  typeAtWindow,
} from './application.ts';
import { windowItems } from './desk.ts';
import { printAtWindow } from './print.ts';

let bed: Awaited<ReturnType<typeof casesBed>>;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());

const card = { name: '周小满', idNumber: '513424198806120012', proof: 'resident-card' as const };
const stranger = { name: '马小兰', idNumber: '513424199205200062', proof: 'resident-card' as const };
const what = { divisionCode: county, itemCode: foodLicence };
const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

async function sitting(): Promise<Sitting> {
  const { ctx, officers, enterprise } = bed;
  const { id, subjects } = await attendPerson(ctx, officers.clerk, card);
  expect(subjects.map(({ role }) => role)).toEqual(['self', 'legal_representative']);
  return { staff: officers.clerk, attendance: id, subjectId: enterprise.subjectId };
}

test('a clerk types for who stands there; the evidence says who asked, who typed, which card was seen', async () => {
  const { ctx, officers } = bed;
  const here = await sitting();
  expect((await windowItems(ctx, officers.clerk, '食品经营'))[0]).toMatchObject(what);
  const begun = await beginAtWindow(ctx, here, what);
  expect(begun.mark).toBeNull();
  await expect(printAtWindow(ctx, here, begun.id)).rejects.toMatchObject({ code: 'answers-invalid' });
  const typed = await typeAtWindow(ctx, here, begun.id, restaurant);
  expect(typed.problems).toEqual([]);
  const { actor } = await sittingActor(ctx, here, begun.id);
  await keepUpload(ctx, actor, begun.id, { material: 'm3', name: '布局图.pdf', bytes: pdf });
  const whole = await notePapersAtWindow(ctx, here, begun.id, ['m4', 'no-such']);
  expect(whole.materials.find(({ id }) => id === 'm4')).toMatchObject({ source: 'paper', paperSeen: true });

  const { bytes } = await printAtWindow(ctx, here, begun.id);
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
  const mark = whole.mark as string;
  await typeAtWindow(ctx, here, begun.id, { ...restaurant, seats: '41' });
  await expect(submitAtWindow(ctx, here, begun.id, { mark })).rejects.toMatchObject({
    code: 'not-allowed-now',
    params: { reason: 'print-changed' },
  });
  await typeAtWindow(ctx, here, begun.id, restaurant);
  await expect(submitAtWindow(ctx, here, begun.id, { mark, paperOn: '2999-01-01' })).rejects.toMatchObject({
    fields: [{ field: 'paperOn', code: 'too-late' }],
  });
  const made = await submitAtWindow(ctx, here, begun.id, { mark });
  expect(await submitAtWindow(ctx, here, begun.id, { mark })).toEqual(made); // pressed twice

  const { rows } = await sql<{ kind: string; actor: string; channel: string; proof: string }>`
    select kind, actor, body::jsonb->'payload'->>'channel' as channel, body::jsonb->'payload'->>'proof' as proof
    from cases.event where case_id = ${made.id} order by seq`.execute(ctx.db);
  expect(rows.slice(0, 2)).toEqual([
    { kind: 'submitted@3', actor: `person:${actor.personId}`, channel: 'window', proof: null },
    {
      kind: 'received-at-window@2',
      actor: `staff:${officers.clerk.staffId}`,
      channel: null,
      proof: 'resident-card',
    },
  ]);
  const view = await caseView(ctx, officers.clerk, made.id, 'zh-CN');
  expect(view.timeline[1]).toMatchObject({ kind: 'received-at-window', actor: '李华' });
  expect(view.materials.find(({ id }) => id === 'm4')?.source).toBe('paper');
  expect(await verifyChains(ctx.db)).toMatchObject({ whole: true, faults: 0 });
});

test('an account that was never checked is told apart: its digits, or it is taken over', async () => {
  const { ctx, officers } = bed;
  const phone = '13900000009';
  await registerPerson(ctx, { ...stranger, phone, password: 'a-strange-password-1' });
  await expect(attendPerson(ctx, officers.clerk, stranger)).rejects.toMatchObject({
    code: 'wrong-check-code',
    params: { reason: 'unchecked' },
  });
  const { personName } = await attendPerson(ctx, officers.clerk, { ...stranger, takeOver: true });
  expect(personName).toBe('马小兰');
  const { rows } = await sql`select a.level, a.password_hash from identity.account a
    where a.level_source = 'window'`.execute(ctx.db);
  expect(rows).toEqual([{ level: 3, password_hash: null }]);
});

test('only the officer who saw the person, only while she stands there, only what this window receives', async () => {
  const { ctx, officers } = bed;
  const here = await sitting();
  await expect(beginAtWindow(ctx, { ...here, staff: officers.otherClerk }, what)).rejects.toMatchObject({
    code: 'not-found',
    params: { reason: 'attendance' },
  });
  await expect(
    beginAtWindow(ctx, { ...here, subjectId: bed.person.subjectId }, what).then((one) => one.id),
  ).rejects.toMatchObject({ code: 'not-eligible' });
  await expect(attendPerson(ctx, officers.reviewer, card)).rejects.toMatchObject({ code: 'forbidden' });
  await closeAttendance(ctx.db, here.attendance, here.staff.staffId, ctx.clock.now());
  await expect(beginAtWindow(ctx, here, what)).rejects.toMatchObject({ code: 'not-found' });
  const elsewhere = await attendPerson(ctx, officers.elsewhere, card);
  const other = { ...here, staff: officers.elsewhere, attendance: elsewhere.id };
  await expect(beginAtWindow(ctx, other, what)).rejects.toMatchObject({ code: 'forbidden' });
});

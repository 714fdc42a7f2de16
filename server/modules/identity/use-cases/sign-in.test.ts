import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '../../../platform/db/index.ts';
import { identityBed, password, people, registered, signedInOfficer } from '../testing.ts';
import { authenticate } from './authenticate.ts';
import { signInApplicant } from './sign-in-applicant.ts';
import { signInStaff } from './sign-in-staff.ts';

let bed: Awaited<ReturnType<typeof identityBed>>;
beforeAll(async () => {
  bed = await identityBed();
  await registered(bed.ctx, people.zhou);
  await signedInOfficer(bed.ctx, 'lihua', []);
});
afterAll(() => bed.close());

const signIn = (login: string, word: string, address = '198.51.100.1') =>
  signInApplicant(bed.ctx, { login, password: word, address });

test('phone and ID number lead to the same account, however they are written', async () => {
  for (const login of [
    '138 0000 0001',
    '+8613800000001',
    people.zhou.idNumber,
    people.zhou.idNumber.toLowerCase(),
  ]) {
    const { token } = await signIn(login, password);
    expect(await authenticate(bed.ctx, token)).toMatchObject({
      actor: { kind: 'applicant', personName: '周小满' },
    });
  }
});

test('a wrong password says how many tries are left and not whether the account exists', async () => {
  const known = signIn('13800000001', 'wrong-password');
  await expect(known).rejects.toMatchObject({ code: 'wrong-credentials', params: { remaining: 4 } });
  const unknown = signIn('13899999999', 'wrong-password');
  await expect(unknown).rejects.toMatchObject({ code: 'wrong-credentials', params: { remaining: 4 } });
  await signIn('13800000001', password);
});

test('the fifth wrong password locks fifteen minutes by every login of the account, then doubles', async () => {
  for (let i = 0; i < 4; i++)
    await expect(signIn('13800000001', 'wrong')).rejects.toMatchObject({ code: 'wrong-credentials' });
  const until = '2026-11-23T01:15:00.000Z';
  await expect(signIn(people.zhou.idNumber, 'wrong')).rejects.toMatchObject({
    code: 'locked-out',
    params: { until },
  });
  await expect(signIn('13800000001', password)).rejects.toMatchObject({
    code: 'locked-out',
    params: { until },
  });
  bed.clock.advance(15 * 60_000);
  for (let i = 0; i < 4; i++)
    await expect(signIn('13800000001', 'wrong')).rejects.toMatchObject({ code: 'wrong-credentials' });
  const later = { code: 'locked-out', params: { until: '2026-11-23T01:45:00.000Z' } };
  await expect(signIn('13800000001', 'wrong')).rejects.toMatchObject(later);
  bed.clock.advance(30 * 60_000);
  await signIn('13800000001', password);
});

test('a name that nobody has locks like an account', async () => {
  for (let i = 0; i < 4; i++)
    await expect(signIn('nobody', 'wrong')).rejects.toMatchObject({ code: 'wrong-credentials' });
  await expect(signIn('nobody', 'wrong')).rejects.toMatchObject({ code: 'locked-out' });
});

test('thirty guesses at the same moment are still five', async () => {
  const guesses = Array.from({ length: 30 }, () =>
    signIn('at-once', 'wrong', '198.51.100.2').catch((error) => error.code),
  );
  const answers = await Promise.all(guesses);
  expect(answers.filter((code) => code === 'wrong-credentials')).toHaveLength(4);
  expect(answers.filter((code) => code === 'locked-out')).toHaveLength(26);
});

test('fifty failures lock an address for accounts never tried before, and no other address', async () => {
  for (let i = 0; i < 50; i++) await signIn(`guess-${i}`, 'wrong', '198.51.100.3').catch(() => {});
  await expect(signIn('13800000001', password, '198.51.100.3')).rejects.toMatchObject({ code: 'locked-out' });
  await signIn('13800000001', password, '198.51.100.4');
});

test('an unknown account costs the time of a wrong password', async () => {
  const time = async (login: string) => {
    const start = performance.now();
    await signIn(login, 'wrong', '198.51.100.5').catch(() => {});
    return performance.now() - start;
  };
  const median = (all: number[]) => all.sort((a, b) => a - b)[1] as number;
  const unknown = median([await time('none-1'), await time('none-2'), await time('none-3')]);
  const known = median([await time('13800000001'), await time('13800000001'), await time('13800000001')]);
  expect(unknown).toBeGreaterThan(known / 8); // without the hash it would be a fiftieth
});

test('officers sign in by account; a stopped account is no account', async () => {
  const credentials = { account: ' LiHua ', password, address: '198.51.100.6' };
  const { token } = await signInStaff(bed.ctx, credentials);
  await sql`update identity.staff set active = false where account = 'lihua'`.execute(bed.db);
  expect((await authenticate(bed.ctx, token)).actor.kind).toBe('anonymous');
  await expect(signInStaff(bed.ctx, credentials)).rejects.toMatchObject({ code: 'wrong-credentials' });
});

test('passwords are argon2id at 19 MiB and two passes', async () => {
  const { rows } = await sql<{ hash: string }>`select password_hash as hash from identity.account
    union all select password_hash from identity.staff`.execute(bed.db);
  for (const { hash } of rows) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

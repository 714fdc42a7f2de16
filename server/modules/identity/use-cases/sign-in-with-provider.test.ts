import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestProvider, type TestProvider } from '../oidc/test-provider.ts';
import { applicant, identityBed, password, people, registered } from '../testing.ts';
import { authenticate } from './authenticate.ts';
import { completeProviderRegistration } from './complete-provider-registration.ts';
import { signInApplicant } from './sign-in-applicant.ts';
import { type Arrival, finishProviderSignIn, startProviderSignIn } from './sign-in-with-provider.ts';

const redirectUri = 'http://127.0.0.1:8080/auth/callback';
let bed: Awaited<ReturnType<typeof identityBed>>;
let provider: TestProvider;
beforeAll(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => {}); // the provider says at length that its keys are for tests
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  bed = await identityBed();
  provider = await startTestProvider(redirectUri);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await provider.close();
  await bed.close();
});

const start = (returnTo?: string) =>
  startProviderSignIn(bed.ctx, provider.settings, { redirectUri, returnTo });
const finish = (query: string, pending: string | undefined) =>
  finishProviderSignIn(bed.ctx, provider.settings, { query, pending });
async function signIn(sub: string, returnTo?: string): Promise<Arrival> {
  const { url, pending } = await start(returnTo);
  return finish(await provider.visit(url, sub), pending);
}
async function actorOf(arrival: Arrival) {
  if (arrival.kind !== 'signed-in') throw new Error(arrival.kind);
  return applicant(bed.ctx, arrival.session.token);
}
const vouch = (sub: string, person: typeof people.zhou) =>
  provider.people.set(sub, {
    name: person.name,
    id_number: person.idNumber,
    id_number_verified: true,
    phone_number: `+86 ${person.phone}`,
    phone_number_verified: true,
  });

test('a person whose number the provider vouches for has an account of level 3, the same one each time', async () => {
  vouch('sub-jike', people.jike);
  const first = await signIn('sub-jike', '/my/cases');
  expect(first).toMatchObject({ kind: 'signed-in', returnTo: '/my/cases' });
  const actor = await actorOf(first);
  expect(actor).toMatchObject({ level: 3, personName: '吉克·阿木' });
  provider.people.set('sub-jike', {});
  expect((await actorOf(await signIn('sub-jike'))).accountId).toBe(actor.accountId);
});

test('an account of level 3 is found by its number and keeps its password', async () => {
  const token = await registered(bed.ctx, people.zhou, 3);
  vouch('sub-zhou', people.zhou);
  const { accountId } = await actorOf(await signIn('sub-zhou'));
  expect(accountId).toBe((await applicant(bed.ctx, token)).accountId);
  await signInApplicant(bed.ctx, { login: people.zhou.phone, password, address: '127.0.0.1' });
});

test('a stranger who had registered the number is out when its owner comes with the provider’s word', async () => {
  const stranger = await registered(bed.ctx, people.chen);
  vouch('sub-chen', people.chen);
  expect((await actorOf(await signIn('sub-chen'))).level).toBe(3);
  expect((await authenticate(bed.ctx, stranger)).actor.kind).toBe('anonymous');
  const old = signInApplicant(bed.ctx, { login: people.chen.idNumber, password, address: '127.0.0.1' });
  await expect(old).rejects.toMatchObject({ code: 'wrong-credentials' });
});

test('without a verified number the person completes the registration, once, and never takes an account over', async () => {
  const wang = { name: '王小明', idNumber: '51342419950308002X', phone: '13800000007' };
  provider.people.set('sub-wang', {
    name: wang.name,
    id_number: people.zhou.idNumber,
    id_number_verified: false,
  });
  const arrival = await signIn('sub-wang');
  expect(arrival).toMatchObject({ kind: 'incomplete', name: '王小明', phone: null });
  const { ticket } = arrival as Extract<Arrival, { kind: 'incomplete' }>;
  for (const owner of [people.zhou, people.jike]) {
    const takeOver = completeProviderRegistration(bed.ctx, { ...owner, phone: wang.phone, ticket });
    await expect(takeOver).rejects.toMatchObject({
      code: 'already-registered',
      params: { reason: 'person' },
    });
  }
  const { session } = await completeProviderRegistration(bed.ctx, { ...wang, ticket });
  const { accountId, level } = await applicant(bed.ctx, session.token);
  expect(level).toBe(1);
  const again = await actorOf(await signIn('sub-wang'));
  expect(again.accountId).toBe(accountId);
  vouch('sub-wang', wang);
  expect(await actorOf(await signIn('sub-wang'))).toMatchObject({ accountId, level: 3 });
  expect((await authenticate(bed.ctx, session.token)).actor.kind).toBe('applicant');
});

test('a code of another browser, a changed state, an old way back and a refusal all end in a plain reason', async () => {
  const mine = await start();
  const query = await provider.visit(mine.url, 'sub-jike');
  const refused = { code: 'provider-sign-in', params: { reason: 'refused' } };
  const expired = { code: 'provider-sign-in', params: { reason: 'expired' } };
  await expect(finish(query, undefined)).rejects.toMatchObject(expired);
  await expect(finish(query, 'k1.forged.text.tag')).rejects.toMatchObject(expired);
  await expect(finish(query, (await start()).pending)).rejects.toMatchObject(refused);
  await expect(finish(query.replace(/state=[^&]+/, 'state=other'), mine.pending)).rejects.toMatchObject(
    refused,
  );
  await expect(finish('?error=access_denied&state=x', mine.pending)).rejects.toMatchObject(refused);
  bed.clock.advance(11 * 60_000);
  await expect(finish(query, mine.pending)).rejects.toMatchObject(expired);
});

test('a code works once', async () => {
  const { url, pending } = await start();
  const query = await provider.visit(url, 'sub-zhou');
  await finish(query, pending);
  await expect(finish(query, pending)).rejects.toMatchObject({ params: { reason: 'refused' } });
});

test('a provider that is away says so, and returning goes to this site only', async () => {
  const away = { ...provider.settings, issuer: 'http://127.0.0.1:9' };
  const attempt = startProviderSignIn(bed.ctx, away, { redirectUri });
  await expect(attempt).rejects.toMatchObject({
    code: 'provider-sign-in',
    params: { reason: 'unavailable' },
  });
  for (const returnTo of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ]) {
    expect(await signIn('sub-zhou', returnTo)).toMatchObject({ returnTo: '/' });
  }
});

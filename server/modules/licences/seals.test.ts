import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SealAct } from '../../../contracts/seals.ts';
import { sql } from '../../platform/db/index.ts';
import { readPem, trustOf, trustPem } from '../../platform/pki/index.ts';
import {
  makeLicence,
  readLicenceTypes,
  restSealProvider,
  sampleLicence,
  shippedLicenceTypes,
  verifyLicence,
} from './index.ts';
import { officeLicences } from './queries/office-licences.ts';
import { sealDetail, sealImage } from './queries/seal-detail.ts';
import { sealList } from './queries/seals.ts';
import { type LicencesBed, licencesBed } from './testing.ts';
import { actOnSeal, requestSeal } from './use-cases/manage-seals.ts';
import { retryIssue } from './use-cases/retry-issue.ts';

let bed: LicencesBed;
let made = 0;
const caseId = () => `00000000-0000-4000-8000-0000000002${String(++made).padStart(2, '0')}`;
beforeAll(async () => {
  bed = await licencesBed();
}, 60_000);
afterAll(() => bed.close());
beforeEach(() => sql`delete from platform.outbox`.execute(bed.db));

const market = '513424-market-regulation';
const seals = async () =>
  (await sealList(bed.ctx, bed.officer('admin'))).seals.filter((one) => one.organisationId === market);
async function act(name: SealAct) {
  const seal = (await seals())[0]!;
  await actOnSeal(bed.ctx, bed.officer('admin'), seal.id, {
    act: name,
    version: seal.version,
    reason: '按办法办理',
  });
}

describe('印章（国办发〔2025〕33号：申请、制作、备案、使用、注销）', () => {
  it('of the demonstration is made at the first issue, each step and each use on record', async () => {
    await bed.issued(caseId());
    const [seal] = await seals();
    expect(seal).toMatchObject({ state: 'in-use', uses: 1, code: expect.stringMatching(/^[0-9A-Z]{14}$/) });
    expect(seal?.acts.map(({ kind }) => kind)).toEqual(['apply', 'make', 'file', 'authorise']);
    await bed.issued(caseId());
    expect((await seals())[0]?.uses).toBe(2);
  });

  it('seals nothing while suspended; the issue clerk reads why, and tries again afterwards', async () => {
    await act('suspend');
    const id = caseId();
    expect(await bed.issued(id)).toBeUndefined();
    const issuer = bed.officer('zhaomin');
    const { issues } = await officeLicences(bed.ctx, issuer, {}, 'zh-CN');
    expect(issues).toMatchObject([{ state: 'refused', problem: { title: '颁发机构的电子印章停用了' } }]);
    await act('resume');
    await retryIssue(bed.ctx, issuer, issues[0]?.id as string, {});
    await bed.drain();
    expect((await officeLicences(bed.ctx, issuer, {}, 'zh-CN')).rows[0]).toMatchObject({
      caseId: id,
      state: 'valid',
    });
  });

  it('once destroyed is followed by another with a code of its own, step by step', async () => {
    const before = (await seals())[0]?.code;
    await act('destroy');
    await expect(act('resume')).rejects.toMatchObject({ code: 'not-allowed-now' });
    const admin = bed.officer('admin');
    await requestSeal(bed.ctx, admin, { organisationId: market, reason: '印章销毁后重新申请' });
    await expect(
      requestSeal(bed.ctx, admin, { organisationId: market, reason: '再申请' }),
    ).rejects.toMatchObject({
      code: 'not-allowed-now',
    });
    await expect(act('authorise')).rejects.toMatchObject({ code: 'not-allowed-now' });
    for (const step of ['make', 'file', 'authorise'] as const) await act(step);
    const all = await seals();
    expect(all.map(({ state }) => state)).toEqual(['in-use', 'destroyed']);
    expect(all[0]?.code).not.toBe(before);
    expect(await bed.issued(caseId())).toBeDefined();
  });

  it('shows its picture, its certificates with their end, and each use', async () => {
    const admin = bed.officer('admin');
    const [seal] = await seals();
    const detail = await sealDetail(bed.ctx, admin, seal?.id ?? '');
    expect(detail).toMatchObject({ state: 'in-use', testOnly: true, picture: true });
    expect(detail.certificates.map(({ of, daysLeft }) => [of, daysLeft > 300])).toEqual([
      ['signer', true],
      ['maker', true],
    ]);
    expect(detail.recent[0]).toMatchObject({ typeName: '食品经营许可证', by: '' });
    expect(detail.managers.map(({ name }) => name)).toEqual(['系统管理员']);
    expect((await sealImage(bed.ctx, admin, seal?.id ?? '')).subarray(1, 4).toString()).toBe('PNG');
    const gone = (await seals()).find(({ state }) => state === 'destroyed');
    await expect(sealImage(bed.ctx, admin, gone?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(sealDetail(bed.ctx, bed.officer('admin.nx'), seal?.id ?? '')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is the administrator’s of that place alone', async () => {
    const [seal] = await seals();
    const body = { act: 'suspend', version: seal?.version ?? 1, reason: '试试' } as const;
    await expect(actOnSeal(bed.ctx, bed.officer('admin.nx'), seal?.id ?? '', body)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await sealList(bed.ctx, bed.officer('admin.nx'))).seals).toEqual([]);
  });
});

describe('a seal service behind REST', () => {
  let service: Server;
  let base = '';
  let status = 'in-use';
  const seen: string[] = [];

  /** The other side: a province's service, which keeps the keys. Here it lends them from the local provider. */
  beforeAll(async () => {
    const { provider } = bed.ctx.kit;
    const sealed = new Map<string, Awaited<ReturnType<typeof provider.sealOf>>>();
    service = createServer(async (request, reply) => {
      const url = new URL(request.url ?? '/', 'http://service');
      seen.push(`${request.method} ${url.pathname}`);
      const answer = (code: number, body?: object) => {
        reply.writeHead(code, { 'content-type': 'application/json' });
        reply.end(body ? JSON.stringify(body) : undefined);
      };
      if (request.headers.authorization !== 'Bearer secret') return answer(401);
      const uscc = /^\/v1\/seals\/(\w{18})$/.exec(url.pathname)?.[1];
      if (uscc && request.method === 'GET') {
        const name = url.searchParams.get('name') ?? '';
        if (name.startsWith('没有')) return answer(404);
        const seal = await provider.sealOf({ uscc, name }, new Date(url.searchParams.get('at') ?? ''));
        sealed.set(seal.id, seal);
        return answer(200, {
          id: seal.id,
          status,
          esl: seal.esl.toString('base64'),
          signer: seal.signer.toString('base64'),
        });
      }
      if (uscc && request.method === 'DELETE') return answer(204);
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = JSON.parse(Buffer.concat(parts).toString()) as { sealId: string; bytes: string };
      const seal = sealed.get(body.sealId);
      if (url.pathname !== '/v1/signatures' || !seal) return answer(500);
      const signature = await provider.sign(seal, Buffer.from(body.bytes, 'base64'));
      answer(200, { signature: signature.toString('base64') });
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(service.address() as AddressInfo).port}/v1`;
  });
  afterAll(() => service.close());

  const holder = { uscc: '11513424MB00000196', name: '德昌县市场监督管理局（演示）' };
  const remote = (token = 'secret') => restSealProvider({ base, token });

  it('makes licences that pass every step, and never sees a key', async () => {
    const { types } = readLicenceTypes(shippedLicenceTypes());
    const food = types.find(({ id }) => id === 'food-business-licence')!;
    const at = bed.clock.now();
    const kit = { ...bed.ctx.kit, provider: remote() };
    const { ofd } = await makeLicence(kit, sampleLicence(food, '2026-11-23'), at);
    expect(verifyLicence(ofd, trustOf(readPem(trustPem(bed.ctx.kit.ca))), at).whole).toBe(true);
    expect(new Set(seen)).toEqual(new Set([`GET /v1/seals/${holder.uscc}`, 'POST /v1/signatures']));
  });

  it('says why a seal may not be used, and throws what another try may mend', async () => {
    const at = bed.clock.now();
    status = 'suspended';
    await expect(remote().sealOf(holder, at)).rejects.toMatchObject({
      code: 'seal-not-ready',
      params: { reason: 'suspended' },
    });
    status = 'in-use';
    await expect(remote().sealOf({ ...holder, name: '没有' }, at)).rejects.toMatchObject({
      code: 'seal-not-ready',
    });
    await expect(remote('wrong').sealOf(holder, at)).rejects.toThrow('401');
    await remote().destroy(holder);
    expect(seen.at(-1)).toBe(`DELETE /v1/seals/${holder.uscc}`);
  });
});

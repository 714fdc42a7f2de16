import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownMaterialLimits } from '../../../contracts/own-materials.ts';
import { sql } from '../../platform/db/index.ts';
import { addOwnMaterial, ownMaterials, readOwnMaterial, removeOwnMaterial } from './index.ts';
import { type LicencesBed, licencesBed } from './testing.ts';

let bed: LicencesBed;
beforeAll(async () => {
  bed = await licencesBed();
}, 120_000);
afterAll(() => bed.close());

const pdf = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const lease = { label: '房屋租赁合同', name: '租赁合同.pdf', bytes: pdf };
const kept = () => ownMaterials(bed.ctx, bed.zhou);

it('存一份材料：加了密，写明从哪来、什么时候存的，别人看不到', async () => {
  const id = await addOwnMaterial(bed.ctx, bed.zhou, { ...lease, itemName: '食品经营许可证新办' });
  expect(await kept()).toMatchObject([
    {
      id,
      label: '房屋租赁合同',
      name: '租赁合同.pdf',
      source: 'application',
      itemName: '食品经营许可证新办',
      usedAt: null,
    },
  ]);
  expect(await ownMaterials(bed.ctx, bed.he)).toEqual([]);
  const { rows } = await sql<{
    row: string;
  }>`select row_to_json(m)::text as row from licences.own_material m`.execute(bed.db);
  expect(rows[0]?.row).not.toContain('租赁合同');
  await expect(readOwnMaterial(bed.ctx, bed.he, id)).rejects.toMatchObject({ code: 'not-found' });
  expect((await readOwnMaterial(bed.ctx, bed.zhou, id)).bytes.equals(pdf)).toBe(true);
  expect((await kept())[0]?.usedAt).toBeNull();
  await readOwnMaterial(bed.ctx, bed.zhou, id, true);
  expect((await kept())[0]?.usedAt).not.toBeNull();
});

it('假的图片收不下；删掉就真的没有了，别人删不掉', async () => {
  await expect(
    addOwnMaterial(bed.ctx, bed.zhou, {
      label: '照片',
      name: '照片.jpg',
      bytes: Buffer.from('MZ not a picture'),
    }),
  ).rejects.toMatchObject({ code: 'upload-refused' });
  const [one] = await kept();
  const { rows } = await sql<{ file: string }>`select file from licences.own_material`.execute(bed.db);
  await removeOwnMaterial(bed.ctx, bed.he, one?.id ?? '');
  expect(await kept()).toHaveLength(1);
  await removeOwnMaterial(bed.ctx, bed.zhou, one?.id ?? '');
  await removeOwnMaterial(bed.ctx, bed.zhou, one?.id ?? '');
  expect(await kept()).toEqual([]);
  await expect(bed.ctx.files.readAll(rows[0]?.file ?? '')).rejects.toThrow();
});

it('有上限，两个窗口同时存也越不过', async () => {
  const { zhou } = bed;
  await sql`insert into licences.own_material (id, subject_id, person_id, label_sealed, name_sealed, source, media_type, size, file, added_at)
    select gen_random_uuid(), ${zhou.subjectId}, ${zhou.personId}, '', '', 'upload', 'application/pdf', 1, '', ${bed.clock.now()}
    from generate_series(1, ${ownMaterialLimits.files - 1})`.execute(bed.db);
  const both = await Promise.allSettled([1, 2].map(() => addOwnMaterial(bed.ctx, zhou, lease)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((one) => one.status === 'rejected') as PromiseRejectedResult;
  expect(refused.reason).toMatchObject({ code: 'own-materials-full', params: ownMaterialLimits });
});

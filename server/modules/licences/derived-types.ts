import type { LicenceType, PaperKind } from '../../../contracts/licences.ts';
import { sm3Hex } from '../../platform/crypto/index.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import type { ItemResult } from './issuing/types-of-result.ts';
import { readTerm } from './issuing/validity.ts';
import type { TypeFace } from './layouts.ts';

export type Derived = ItemResult & {
  kind: PaperKind;
  name: string;
  issuer: string | null;
  holderKinds: readonly string[];
};

/**
 * The type that a result is of itself (GB/T 36902 lists types by name): licences of the same name are one type wherever
 * they are issued; 批复, 通知书 say little without their item. Told again, it is the same type. Returns its id.
 */
export async function ensureDerivedType(tx: Tx, one: Derived): Promise<string> {
  const { kind, name, itemCode, itemName, result } = one;
  const key = [kind, name, ...(kind === 'licence' || kind === 'combined' ? [] : [itemCode])].join(':');
  const id = `item-${sm3Hex(key).slice(0, 16)}`;
  await sql`
    insert into licences.licence_type (id, name, aliases, issuer, holder_published, holder_kinds, department_code, validity,
      number_rule, type_code, issued_by, issued_by_items, lists, note, origin, result_kind, combined, derived_key)
    values (${id}, ${name}, '{}', ${one.issuer}, null, ${[...one.holderKinds]}::text[], null, ${result.validity}, null, null,
      'platform', ${[itemCode]}::text[], '{}', ${itemName}, 'item', ${kind === 'combined' ? 'licence' : kind},
      ${kind === 'combined'}, ${key})
    on conflict (id) do update set issued_by_items = (select array_agg(distinct code order by code)
        from unnest(licence_type.issued_by_items || excluded.issued_by_items) code)
      where not licence_type.issued_by_items @> excluded.issued_by_items`.execute(tx);
  return id;
}

const address = ['{answer.organisationAddress}', '{answer.personAddress}'];

/** The face of a type that nobody has designed: everything on it is known of every granted case. */
export function derivedFace(type: Pick<LicenceType, 'name' | 'resultKind' | 'validity' | 'note'>): TypeFace {
  const term = readTerm(type.validity);
  if (type.resultKind === 'combined') return combinedFace;
  const published = type.validity && term === undefined ? [validityField(type.validity)] : [];
  return {
    sampleNumber: '5134242026000001',
    validYears: null,
    term: term ?? null,
    openTerm: term === undefined,
    fields: [
      { key: 'holder', label: '持有人', sample: '德昌县向阳小厨（演示）', is: 'holder-name' },
      {
        key: 'code',
        label: '证件号码',
        sample: '91513424MA6000003D',
        is: 'holder-code',
        personal: true,
      },
      {
        key: 'person',
        label: '法定代表人（负责人）',
        sample: '许小满（演示）',
        from: '{answer.legalRepresentative}',
        personal: true,
        optional: true,
      },
      {
        key: 'address',
        label: '住所',
        sample: '德昌县示范路 18 号（演示地址）',
        from: address,
        personal: true,
        optional: true,
      },
      {
        key: 'matter',
        label: type.resultKind === 'licence' ? '准予事项' : '事项',
        sample: type.note ?? type.name,
        from: '{item}',
      },
      { key: 'case', label: '办件编号', sample: '513424-20261123-000001', from: '{case}' },
      { key: 'decided', label: '决定日期', sample: '2026年11月23日', from: '{decided}' },
      ...published,
    ],
  };
}

/** 一业一证: who holds it; below it one row for each part, which the making adds. */
const combinedFace: TypeFace = {
  sampleNumber: '5134242026000001',
  validYears: null,
  openTerm: true,
  fields: [
    { key: 'holder', label: '持有人', sample: '德昌县向阳小厨（演示）', is: 'holder-name' },
    { key: 'code', label: '证件号码', sample: '91513424MA6000003D', is: 'holder-code', personal: true },
    {
      key: 'person',
      label: '法定代表人（负责人）',
      sample: '许小满（演示）',
      from: '{answer.legalRepresentative}',
      personal: true,
      optional: true,
    },
    {
      key: 'address',
      label: '地址',
      sample: '德昌县示范路 18 号（演示地址）',
      from: ['{answer.premisesAddress}', ...address],
      personal: true,
      optional: true,
    },
    { key: 'case', label: '联办件编号', sample: 'L513424-20261123-000001', from: '{case}' },
  ],
};

/** What cannot be counted is said in the words of the item. */
const validityField = (words: string) => ({ key: 'validity', label: '有效期', sample: words, from: words });

import { readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { SubjectKind } from '../../../contracts/identity.ts';
import type { LicenceType } from '../../../contracts/licences.ts';

const may = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const RawType = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,59}$' }),
  officialName: Type.String({ minLength: 1 }),
  seedName: may,
  aliases: Type.Optional(Type.Array(Type.String())),
  issuer: may,
  holderKind: may,
  deptCode: may,
  validity: may,
  numberRule: may,
  typeCode: may,
  issuedBy: Type.Union([Type.Literal('platform'), Type.Literal('external')]),
  issuedByItems: Type.Optional(Type.Array(Type.String())),
  seedLists: Type.Optional(Type.Array(Type.String())),
  note: may,
  numberCheck: Type.Optional(Type.Union([Type.Literal('id-number'), Type.Literal('uscc'), Type.Null()])),
});
type RawType = Static<typeof RawType>;
const checked = Compile(RawType);

export type ReadTypes = { types: LicenceType[]; refused: { path: string; message: string }[] };

/** Reads a file of the shape of data/licence-types.json; a wrong entry is refused by itself. */
export function readLicenceTypes(content: string): ReadTypes {
  const read: ReadTypes = { types: [], refused: [] };
  const file = JSON.parse(content) as { licenceTypes?: unknown };
  const list = Array.isArray(file.licenceTypes) ? file.licenceTypes : [];
  if (!list.length)
    read.refused.push({ path: 'licenceTypes', message: '文件里没有证照类型列表（licenceTypes）。' });
  list.forEach((raw: unknown, index) => {
    if (checked.Check(raw)) read.types.push(typeOf(raw));
    else {
      const error = [...checked.Errors(raw)][0];
      const path = `licenceTypes[${index}]${(error?.instancePath ?? '').replaceAll('/', '.')}`;
      read.refused.push({ path, message: error?.message ?? '' });
    }
  });
  return read;
}

export function shippedLicenceTypes(): string {
  return readFileSync(new URL('../../../data/licence-types.json', import.meta.url), 'utf8');
}

function typeOf(raw: RawType): LicenceType {
  const names = raw.officialName.split(/[／/]/);
  const list = raw.seedName && raw.seedName !== '—' ? [raw.seedName] : [];
  const aliases = [...names.slice(1), ...list, ...(raw.aliases ?? [])].filter((name) => name !== names[0]);
  return {
    id: raw.id,
    name: names[0] ?? raw.officialName,
    aliases: [...new Set(aliases)],
    issuer: raw.issuer ?? null,
    holderPublished: raw.holderKind ?? null,
    holderKinds: holdersOf(raw.holderKind ?? ''),
    departmentCode: raw.deptCode ?? null,
    validity: raw.validity ?? null,
    numberRule: raw.numberRule ?? null,
    typeCode: raw.typeCode ?? null,
    issuedBy: raw.issuedBy,
    issuedByItems: raw.issuedByItems ?? [],
    lists: raw.seedLists ?? [],
    note: raw.note ?? null,
    origin: 'file',
    resultKind: null,
    numberCheck: raw.numberCheck ?? null,
  };
}

const holderWords: [pattern: RegExp, kinds: SubjectKind[]][] = [
  [/自然人/, ['person']],
  [/社会组织法人/, ['social-organisation']],
  [/事业/, ['institution']],
  [/(^|、)法人/, ['enterprise', 'institution', 'social-organisation']],
  [/个体|其他组织/, ['individual-business']],
];

function holdersOf(words: string): SubjectKind[] {
  return [...new Set(holderWords.flatMap(([pattern, kinds]) => (pattern.test(words) ? kinds : [])))];
}

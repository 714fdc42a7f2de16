import type { Finding } from '../../../contracts/catalogue.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { amount } from '../../platform/format.ts';
import type { Words } from '../../platform/words.tsx';

type Params = Record<string, string | number>;

/** Words put together at run time; a key without words shows itself. */
function lookUp(key: string, fallback: string, t: Words, params?: Params): string {
  return hasWord(key) ? t(key, params) : fallback;
}

export const elementName = (id: string, t: Words): string => lookUp(`element.${id}`, id, t);

/** The code of `table` in words: code.necessity.required. */
export const codeName = (table: string, code: string, t: Words): string =>
  lookUp(`code.${table}.${code}`, code, t);

export const findingSentence = ({ code, params }: Finding, t: Words): string =>
  lookUp(`finding.${code}`, code, t, params);

const grouped: readonly string[] = ['basic', 'service', 'fee', 'process', 'result'];

/** service.minVisits and materials.m3.question both lead to the row that shows them. */
export function placeId(path: string): string {
  const [first = '', second] = path.split('.');
  const deep = grouped.includes(first) || first === 'materials';
  return deep && second ? `at-${first}-${second}` : `at-${first}`;
}

/** The element a finding is about; of a material also which one. */
export function placeName(path: string, materials: ReadonlyMap<string, string>, t: Words): string {
  const [first = '', second, third] = path.split('.');
  if (first === 'materials' && second) {
    const what = third && lookUp(`element.material.${third}`, '', t);
    return `${materials.get(second) ?? second}${what ? ` · ${what}` : ''}`;
  }
  return elementName(grouped.includes(first) && second ? `${first}.${second}` : first, t);
}

/** Elements whose values are codes, and the table of ui/words that names them. */
const tables: Record<string, string> = {
  'basic.itemType': 'item-type',
  'basic.state': 'item-state',
  'basic.levels': 'level',
  'basic.powerSource': 'power-source',
  'service.subjectKinds': 'subject-kind',
  'service.handleKind': 'handle-kind',
  'service.channels': 'channel',
  'service.crossRegion': 'cross-region',
  'service.onlineDepth': 'online-depth',
  'result.kind': 'result-kind',
};

type Shape = Record<string, unknown>;
const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

/** A value of a definition as lines of text; none for 未填报. Catalogue data stays in its own language. */
export function valueLines(id: string, value: unknown, t: Words): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'boolean') return [t(value ? 'code.yes' : 'code.no')];
  if (typeof value === 'string' || typeof value === 'number') {
    const table = tables[id];
    return [table ? codeName(table, String(value), t) : String(value)];
  }
  if (Array.isArray(value)) {
    return value.length
      ? value.flatMap((one: unknown) => valueLines(id, one, t))
      : [t('workbench.item.nothing')];
  }
  if (!isShape(value)) return [String(value)];
  if ('unit' in value && 'value' in value) return [limitWords(value, t)];
  if ('question' in value && 'answer' in value) return [`${value.question} ${value.answer}`];
  if ('name' in value) {
    return [`${value.name}${isShape(value.limit) ? ` · ${limitWords(value.limit, t)}` : ''}`];
  }
  return [JSON.stringify(value)];
}

function limitWords({ value, unit, unitBasis }: Shape, t: Words): string {
  const words =
    unit === 'on-the-spot' ? t('workbench.clock.same-visit') : amount(Number(value), String(unit), t);
  return unitBasis === 'assumed' ? `${words}（${t('workbench.item.assumed')}）` : words;
}

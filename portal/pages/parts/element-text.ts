import type { ItemDefinition } from '../../../contracts/catalogue.ts';
import { elementValue } from '../../../contracts/catalogue-elements.ts';
import { limitText } from './measure.ts';
import { codeName, listed, type Say } from './say.ts';

/** Code tables whose names stand for an element's value. */
const tables: Record<string, string> = {
  'basic.itemType': 'item-type',
  'basic.levels': 'level',
  'basic.state': 'item-state',
  'basic.powerSource': 'power-source',
  'service.subjectKinds': 'subject-kind',
  'service.handleKind': 'handle-kind',
  'service.channels': 'channel',
  'service.crossRegion': 'cross-region',
  'service.onlineDepth': 'online-depth',
  'result.kind': 'result-kind',
};

/** An element's value in words; null where 未填报. What is too long for a line says that it stands above. */
export function elementText(say: Say, item: ItemDefinition, id: string): string | null {
  const value = elementValue(item, id);
  if (value === null || value === undefined) return null;
  const table = tables[id];
  const name = (one: unknown) => (table ? codeName(say, table, String(one)) : String(one));
  switch (id) {
    case 'basic.organisation':
      return item.basic.organisation?.name ?? null;
    case 'service.statutory':
    case 'service.promised':
    case 'specialTotal':
      return limitText(say, value as ItemDefinition['specialTotal']);
    case 'process.steps':
    case 'specialProcedures':
    case 'materials':
    case 'service.faq':
      return `${say('guide.elements.counted', { n: (value as unknown[]).length })} · ${say('guide.elements.see')}`;
  }
  if (typeof value === 'boolean') return say(value ? 'code.yes' : 'code.no');
  if (Array.isArray(value))
    return value.length > 0 ? listed(say, value.map(name)) : say('code.result-kind.none');
  return name(value);
}

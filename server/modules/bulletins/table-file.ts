import { buffer } from 'node:stream/consumers';
import type { BulletinContent } from '../../../contracts/bulletins.ts';
import { type Cell, tableFile } from '../../platform/tables/index.ts';

/** The same figures as a table, each with what it is read by: definition, version and days. */
export async function bulletinTable(content: BulletinContent): Promise<Uint8Array> {
  const head = ['范围', '指标', '本期', '上期', '单位', '分子', '分母', '缺的数', '定义', '版本', '从', '到'];
  async function* rows(): AsyncGenerator<Cell[]> {
    for (const one of content.figures) {
      yield [
        '全部',
        one.name,
        one.value,
        one.before,
        one.unit,
        one.numerator,
        one.denominator,
        one.missing.join('；'),
        one.id,
        one.version,
        one.from,
        one.to,
      ];
    }
    for (const { id, name, unit, rows: units } of content.units) {
      const version = content.figures.find((one) => one.id === id)?.version ?? null;
      for (const { organisation, value, numerator, denominator } of units) {
        yield [
          organisation,
          name,
          value,
          null,
          unit,
          numerator,
          denominator,
          '',
          id,
          version,
          content.from,
          content.to,
        ];
      }
    }
  }
  return new Uint8Array(await buffer(tableFile('xlsx', content.title, head, rows()).content));
}

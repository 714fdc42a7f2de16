import { readdirSync, readFileSync } from 'node:fs';

type Entry = Record<string, unknown>;

/**
 * What editors of this house add to a published package (data/packages/<id>.json): questions, materials and forms per
 * sub-item, which the published file lacks. The file wins: an addition fills only what it does not say. Materials
 * of the published list that the additions assign to sub-items (`assigned`) leave the list.
 */
export function withOverlays(content: string, overlays: readonly string[]): string {
  if (overlays.length === 0) return content;
  let file: unknown;
  try {
    file = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return content; // the reader says what is wrong with it
  }
  const additions = new Map(overlays.map((text) => JSON.parse(text) as Entry).map((one) => [one.id, one]));
  const list = Array.isArray(file) ? file : (file as Entry | null)?.packages;
  if (!Array.isArray(list)) return content;
  const merged = list.map((entry: unknown) => {
    const addition = isEntry(entry) && entry.complete !== true ? additions.get(entry.id) : undefined;
    return addition ? added(entry as Entry, addition) : entry;
  });
  return JSON.stringify(Array.isArray(file) ? merged : { ...(file as Entry), packages: merged });
}

/** The additions the product ships with. */
export function shippedOverlays(): string[] {
  const folder = new URL('../../../../data/packages/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

function added(
  entry: Entry,
  { assigned, about: _, subItems, dependencies, questions, ...rest }: Entry,
): Entry {
  const gone = new Set(listOf(assigned));
  const materials = listOf(entry.materials).filter((one) => !gone.has(one));
  return {
    ...filled(entry, rest),
    ...(entry.materials === undefined ? {} : { materials }),
    questions: [...listOf(entry.questions), ...listOf(questions)],
    subItems: matched(listOf(entry.subItems), listOf(subItems), (one) => String(one.key)),
    dependencies: matched(listOf(entry.dependencies), listOf(dependencies), (one) => `${one.from}>${one.to}`),
  };
}

function matched(published: unknown[], additions: unknown[], keyOf: (entry: Entry) => string): unknown[] {
  const byKey = new Map(additions.filter(isEntry).map((one) => [keyOf(one), one]));
  return published.map((one) => (isEntry(one) ? filled(one, byKey.get(keyOf(one)) ?? {}) : one));
}

function filled(entry: Entry, additions: Entry): Entry {
  const known = Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
  return { ...additions, ...known };
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

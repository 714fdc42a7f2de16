import type { ImportProblem, ImportReport } from '../../contracts/catalogue.ts';

export type Refused = ImportReport['refused'][number];

/** A compiled schema, as `typebox/compile` makes it. */
export type Checker = {
  Check(value: unknown): boolean;
  Errors(
    value: unknown,
  ): Iterable<{ keyword: string; instancePath: string; params: object; message: string }>;
};

export type Entries<T> = { entries: { path: string; raw: T }[]; file: unknown; refused: Refused[] };

/**
 * Reads a file of `{ [list]: [...] }`, or the list alone. Absent and null are the same: the source did not say. One
 * wrong entry is refused with the path of what is wrong in it and leaves the others alone.
 */
export function readEntries<T extends { id: string }>(
  content: string,
  list: string,
  absent: ImportProblem,
  checker: Checker,
): Entries<T> {
  const read: Entries<T> = { entries: [], file: undefined, refused: [] };
  try {
    read.file = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    read.refused.push(refusal('', null, 'not-json', { line: lineOf(content, (error as Error).message) }));
    return read;
  }
  const { file } = read;
  const found = Array.isArray(file) ? file : (file as Record<string, unknown> | null)?.[list];
  if (!Array.isArray(found)) {
    read.refused.push(refusal(list, null, absent, {}));
    return read;
  }
  const seen = new Set<string>();
  found.forEach((entry, index) => {
    const path = `${list}[${index}]`;
    const raw = withoutNulls(entry);
    const problem = checkEntry(raw, path, checker) ?? repeated(raw as T, path, seen);
    if (problem) read.refused.push(problem);
    else read.entries.push({ path, raw: raw as T });
  });
  return read;
}

/** The line at which the engine stopped reading, as far as its message tells. */
export function lineOf(content: string, message: string): number {
  const stated = /\(line (\d+) /.exec(message)?.[1];
  if (stated) return Number(stated);
  const position = /position (\d+)/.exec(message)?.[1];
  const near = /"\.{0,3}([\s\S]+?)\.{0,3}" is not valid JSON/.exec(message)?.[1];
  const at = position
    ? Number(position)
    : /end of JSON/.test(message)
      ? content.length
      : Math.max(0, near ? content.indexOf(near) : 0);
  return content.slice(0, at).split('\n').length;
}

export function refusal(
  path: string,
  name: string | null,
  problem: ImportProblem,
  params: Refused['params'],
): Refused {
  return { path, name, problem, params };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, withoutNulls(one)]])),
  );
}

function repeated(raw: { id: string }, path: string, seen: Set<string>): Refused | undefined {
  if (seen.has(raw.id)) return refusal(`${path}.id`, nameOf(raw), 'duplicate-id', { id: raw.id });
  seen.add(raw.id);
  return undefined;
}

/** What is wrong first, named by its innermost place. */
export function checkEntry(raw: unknown, path: string, checker: Checker): Refused | undefined {
  if (checker.Check(raw)) return undefined;
  const errors = [...checker.Errors(raw)].filter(({ keyword }) => keyword !== 'anyOf');
  const error = deepest(errors, raw);
  const name = nameOf(raw);
  if (!error) return refusal(path, name, 'value', { keyword: '', limit: '', found: '' });
  const place = path + error.instancePath.replace(/\/(\d+)/g, '[$1]').replaceAll('/', '.');
  const params = error.params as {
    requiredProperties?: string[];
    additionalProperties?: string[];
    type?: string;
    limit?: number;
    allowedValues?: unknown[];
    pattern?: string;
    format?: string;
  };
  if (error.keyword === 'required') {
    return refusal(place, name, 'missing', { property: params.requiredProperties?.join('、') ?? '' });
  }
  const found = shown(valueAt(raw, error.instancePath));
  if (error.keyword === 'type') return refusal(place, name, 'type', { expected: String(params.type), found });
  // Alternatives are told together: each of them says one value only.
  const constants = errors
    .filter(({ keyword, instancePath }) => keyword === 'const' && instancePath === error.instancePath)
    .map((one) => (one.params as { allowedValue?: unknown }).allowedValue);
  const allowed = error.keyword === 'const' ? constants : params.allowedValues;
  const limit =
    params.limit ??
    allowed?.join('、') ??
    params.additionalProperties?.join('、') ??
    params.pattern ??
    params.format ??
    '';
  return refusal(place, name, 'value', { keyword: allowed ? 'enum' : error.keyword, limit, found });
}

type SchemaError = ReturnType<Checker['Errors']> extends Iterable<infer T> ? T : never;

/** Of several things wrong the innermost; of alternatives at one place the one whose kind of value it is. */
function deepest(errors: readonly SchemaError[], raw: unknown): SchemaError | undefined {
  const depth = Math.max(0, ...errors.map(({ instancePath }) => instancePath.split('/').length));
  const inner = errors.filter(({ instancePath }) => instancePath.split('/').length === depth);
  const first = inner[0];
  const others = inner.filter(({ keyword, instancePath }) => {
    return keyword !== 'type' || instancePath !== first?.instancePath;
  });
  const object = first && typeof valueAt(raw, first.instancePath) === 'object';
  return object || first?.keyword !== 'type' ? (others[0] ?? first) : first;
}

function nameOf(raw: unknown): string | null {
  const { name, summary } = (raw ?? {}) as { name?: unknown; summary?: unknown };
  return [name, summary].find((one) => typeof one === 'string') ?? null;
}

function valueAt(raw: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], raw);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

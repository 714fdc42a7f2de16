import type { Limit } from '../../../../contracts/catalogue.ts';
import type { SubjectKind } from '../../../../contracts/identity.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { plainName } from '../planning/paper.ts';

/** A package as lists and searches show it. */
export type PackageSummary = {
  id: string;
  name: string;
  joint: boolean;
  lead: string | null;
  subjectKinds: SubjectKind[];
  promise: Limit | null;
  items: { name: string; itemId: string | null; result: string | null }[];
};

/** Published packages of a division, by name; those that may be applied for jointly first. */
export async function packageSummaries(db: Executor, divisionCode: string): Promise<PackageSummary[]> {
  const { rows } = await sql<PackageSummary>`
    select p.package_id as id, p.name, (d->>'joint')::boolean as joint, d->>'lead' as lead,
      d->'subjectKinds' as "subjectKinds", d->'promise' as promise,
      (select coalesce(jsonb_agg(jsonb_build_object('name', s->>'name', 'itemId', s->'item'->>'id',
        'result', s->'result'->>'name') order by (s->>'order')::int, s->>'key'), '[]')
        from jsonb_array_elements(d->'subItems') s) as items
    from packages.package p
      join packages.package_version v on (v.division_code, v.package_id, v.version)
        = (p.division_code, p.package_id, p.current_version)
      cross join lateral (select v.definition as d) as one
    where p.state = 'published' and p.division_code = ${divisionCode}
    order by (d->>'joint')::boolean desc, p.name, p.package_id`.execute(db);
  return rows;
}

/**
 * Packages that people mean by `text`: those whose name, sub-items or results it is part of, then those that handle one
 * of `itemCodes` (what the catalogue found for the same words).
 */
export function matchPackages(
  packages: readonly PackageSummary[],
  text: string,
  itemCodes: readonly string[],
): PackageSummary[] {
  const wanted = plainName(text);
  if (wanted.length < 2) return [];
  const score = (one: PackageSummary): number => {
    const name = plainName(one.name);
    if (name.includes(wanted) || wanted.includes(name)) return 3;
    const parts = one.items.flatMap(({ name: item, result }) => [item, ...(result ? [result] : [])]);
    if (parts.some((part) => plainName(part).includes(wanted))) return 2;
    return one.items.some(({ itemId }) => itemId !== null && itemCodes.includes(itemId)) ? 1 : 0;
  };
  return packages
    .map((one) => ({ one, found: score(one) }))
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found)
    .map(({ one }) => one);
}

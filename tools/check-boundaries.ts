import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { type Check, root } from './check-lib.ts';

type Configuration = {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions & { enhancedResolveOptions: object };
};

const folders = ['bin', 'contracts', 'ui', 'server', 'portal', 'workbench', 'tools', 'e2e', 'bench', 'demo'];

/**
 * Imports under `base` that `.dependency-cruiser.cjs` forbids, as `rule: from -> to` (a cycle names all on its way).
 * Throws where `base` holds none of the named folders.
 */
export async function findForbidden(
  base: string,
  named: string[],
): Promise<{ found: string[]; imports: number }> {
  const { forbidden, options } = createRequire(import.meta.url)(
    join(root, '.dependency-cruiser.cjs'),
  ) as Configuration;
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const result = await cruise(
    named,
    { ...cruiseOptions, baseDir: base, validate: true, ruleSet: { forbidden } },
    { ...enhancedResolveOptions, bustTheCache: true },
  );
  const { summary } = result.output as ICruiseResult;
  return {
    imports: summary.totalDependenciesCruised ?? 0,
    found: summary.violations.map(({ rule, from, to, cycle }) =>
      [`${rule.name}: ${from}`, ...(cycle?.length ? cycle.map((step) => step.name) : [to])].join(' -> '),
    ),
  };
}

export const checkBoundaries: Check = async () => {
  const present = folders.filter((folder) => existsSync(join(root, folder)));
  const { found, imports } = await findForbidden(root, present);
  return { problems: found, said: `${imports} imports` };
};

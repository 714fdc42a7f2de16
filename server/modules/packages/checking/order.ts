import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { finding } from '../finding.ts';
import { indexOf } from '../planning/package-index.ts';

/** Circles of dependencies, dependencies that bring nothing, and what one item makes for another unsaid. */
export function checkOrder(definition: PackageDefinition): PackageFinding[] {
  const names = new Map(definition.subItems.map(({ key, name }) => [key, name]));
  const found = circles(definition).map((circle) =>
    finding('cycle', `dependencies.${circle.join('>')}`, {
      items: circle.map((key) => names.get(key) ?? key).join(' → '),
    }),
  );
  for (const { from, to, kind, needs } of definition.dependencies) {
    const item = definition.subItems.find(({ key }) => key === from);
    if (kind === 'result-licence' && item && !item.result) {
      found.push(
        finding('dependency-brings-nothing', `dependencies.${from}>${to}`, { from: item.name, needs }),
      );
    }
  }
  for (const edges of indexOf(definition).inferred.values()) {
    for (const { from, to } of edges) {
      const params = { name: names.get(to) ?? to, from: names.get(from) ?? from };
      found.push(finding('produced-without-dependency', `dependencies.${from}>${to}`, params));
    }
  }
  return found;
}

/** One circle for each item that closes one, as the way through it: a → b → a. */
function circles({ subItems, dependencies }: PackageDefinition): string[][] {
  const after = Map.groupBy(dependencies, ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const way: string[] = [];
  const found: string[][] = [];
  const visit = (key: string): void => {
    state.set(key, 'open');
    way.push(key);
    for (const { to } of after.get(key) ?? []) {
      if (state.get(to) === 'open') found.push([...way.slice(way.indexOf(to)), to]);
      else if (!state.has(to)) visit(to);
    }
    way.pop();
    state.set(key, 'done');
  };
  for (const { key } of subItems) if (!state.has(key)) visit(key);
  return found;
}

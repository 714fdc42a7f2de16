// The one-way rules of ARCHITECTURE.md, as paths. tools/boundaries.test.ts plants violations to see each of them refused.
// TypeScript 7 has no classic compiler API, so files are parsed by @swc/core, which sees `import type` as well.

/** From the root of the house up: a module may use the faces of those in rows above its own, and of nothing beside it. */
const modules = [
  ['regions'],
  ['identity'],
  ['catalogue'],
  ['licences', 'packages'],
  ['cases'],
  ['joint'],
  ['ratings'],
  ['requests'],
  ['supervision'],
  ['indicators'],
  ['programmes'],
  ['bulletins'],
];

const ours = '^(contracts|ui|server|portal|workbench|tools|e2e|bench|demo|bin)/';
const tests = '\\.test\\.tsx?$|(^|/)testing(/|\\.ts$)|(^|/)test-[^/]+\\.ts$';
const face = '^server/modules/[^/]+/index\\.ts$';

/** Files under `from` import, of all that is ours, only what `to` names. */
function only(name, comment, from, to, except) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, ...(except ? { pathNot: except } : {}) },
    to: { path: ours, pathNot: to },
  };
}

const order = modules.flatMap((row, index) =>
  row.map((name) => {
    const before = modules.slice(0, index).flat();
    const allowed = [`^server/modules/${name}/`];
    if (before.length) allowed.push(`^server/modules/(${before.join('|')})/(index|testing)\\.ts$`);
    return {
      name: `module-order-${name}`,
      comment:
        'regions < identity < catalogue < licences, packages < cases < joint < ratings < requests < supervision < indicators < programmes < bulletins; the other way is an event',
      severity: 'error',
      from: { path: `^server/modules/${name}/` },
      to: { path: '^server/modules/', pathNot: allowed },
    };
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-cycle', comment: 'types count too', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolves',
      comment: 'imports lead somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only('contracts-alone', 'contracts import nothing of ours', '^contracts/', ['^contracts/']),
    {
      name: 'contracts-in-browser',
      comment: 'contracts and ui run in a browser',
      severity: 'error',
      from: { path: '^(contracts|ui)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    only('ui-on-contracts', 'ui imports contracts', '^ui/', ['^ui/', '^contracts/']),
    only('platform-below', 'the platform knows no business', '^server/platform/', [
      '^server/platform/',
      '^contracts/',
      '^ui/words/',
    ]),
    only('modules-below', 'modules use platform, contracts, words and each other', '^server/modules/', [
      '^server/(platform|modules)/',
      '^contracts/',
      '^ui/words/',
    ]),
    {
      name: 'known-module',
      comment: 'a new module takes its place in the list `modules` of .dependency-cruiser.cjs',
      severity: 'error',
      from: { path: '^server/modules/', pathNot: `^server/modules/(${modules.flat().join('|')})/` },
      to: {},
    },
    ...order,
    {
      name: 'module-faces',
      comment: 'from outside, a module is its index.ts',
      severity: 'error',
      from: { pathNot: ['^server/modules/', tests, '^e2e/', '^bench/'] },
      to: { path: '^server/modules/', pathNot: face },
    },
    only(
      'portal-views',
      'pages and islands are pure: they run without the server',
      '^portal/(pages|islands)/',
      ['^portal/(pages|islands)/', '^ui/', '^contracts/'],
      tests,
    ),
    only(
      'portal-below',
      'the portal uses module faces, the platform, ui and contracts',
      '^portal/',
      ['^portal/', '^server/(platform|modules)/', '^ui/', '^contracts/'],
      tests,
    ),
    only('workbench-below', 'the workbench uses ui and contracts', '^workbench/', [
      '^workbench/',
      '^ui/',
      '^contracts/',
    ]),
    {
      name: 'nothing-on-leaves',
      comment: 'trials, measurements and demonstrations use the house, never the other way',
      severity: 'error',
      from: { path: '^(contracts|ui|server|portal|workbench)/', pathNot: tests },
      to: { path: '^(e2e|bench|demo|tools)/' },
    },
    {
      name: 'no-test-support',
      comment: 'what tests need is not for production',
      severity: 'error',
      from: { path: '^(contracts|ui|server|portal|workbench)/', pathNot: [tests, '^portal/samples/'] },
      to: { path: [tests, '^portal/samples/'] },
    },
    {
      name: 'declared-packages',
      comment: 'what runs in production is a dependency of package.json',
      severity: 'error',
      from: { path: '^(contracts|ui|server|portal|workbench)/', pathNot: tests },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.cache|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

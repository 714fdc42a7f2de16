import { expect, it } from 'vitest';
import { fileProblems, lockProblems } from './check-files.ts';
import { anchorsOf, linksOf } from './check-links.ts';
import { unusedKeys } from './check-words.ts';

it('a file: unfinished words, silenced tests, machine paths and length, each with its line', () => {
  const text = ['// TO' + 'DO later', 'it.sk' + "ip('x')", "open('/ro" + "ot/data')", ''].join('\n');
  expect(fileProblems('server/a.ts', text)).toEqual([
    'server/a.ts:1: unfinished',
    'server/a.ts:2: a skipped or lonely test',
    'server/a.ts:3: a path of one machine',
  ]);
  expect(fileProblems('server/a.ts', 'x\n'.repeat(500))).toEqual([]);
  expect(fileProblems('server/a.ts', 'x\n'.repeat(501))).toEqual(['server/a.ts: 501 lines, more than 500']);
  expect(fileProblems('data/items.json', 'x\n'.repeat(900))).toEqual([]);
});

it('the lock file names no host and holds the packages of all platforms', () => {
  const lock = (extra: object) => JSON.stringify({ packages: { 'node_modules/a': extra } });
  expect(lockProblems(lock({ integrity: 'sha512-…' }))).toEqual([]);
  expect(lockProblems(lock({ resolved: 'http' + '://registry/x.tgz' }))).toHaveLength(1);
  expect(lockProblems(lock({ optionalDependencies: { 'a-win32-x64': '1.0.0' } }))).toHaveLength(1);
});

it('links of a page: relative ones outside code, inline and by reference', () => {
  const page =
    '[a](b.md) ![c](d.png "e")\n```\n[no](x.md)\n```\n`[no](y.md)` [web](https://x.cn)\n[ref]: z.md#top\n';
  expect(linksOf(page)).toEqual([
    { line: 1, target: 'b.md' },
    { line: 1, target: 'd.png' },
    { line: 6, target: 'z.md#top' },
  ]);
});

it('anchors: lower case, dashes, Chinese kept, doubles numbered', () => {
  const page = '# A write, always\n## 两条命令\n## `npm` & more\n## 两条命令\n';
  expect([...anchorsOf(page)]).toEqual(['a-write-always', '两条命令', 'npm--more', '两条命令-1']);
});

it('words: a key is said whole or put together from its beginning', () => {
  const sources = ["t(locale, 'home.title')", 't(locale, `state.${state}`)'];
  expect(unusedKeys(['home.title', 'home.lead', 'state.accepted'], sources)).toEqual(['home.lead']);
});

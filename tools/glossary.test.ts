import { expect, it } from 'vitest';
import { ourFiles, read } from './check-lib.ts';

/** Code words of the tables: everything in backticks in the second column. */
const rows = read('docs/glossary.md')
  .split('\n')
  .filter(
    (line) => /^\|.+\|.+\|.+\|$/.test(line) && !line.startsWith('|---') && !line.startsWith('| Chinese'),
  )
  .map((line) => line.split('|').map((cell) => cell.trim()));
const words = rows.flatMap((cells) => [...(cells[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word!));
const contracts = ourFiles(/^contracts\/.*\.ts$/)
  .filter((path) => !path.endsWith('.test.ts'))
  .map(read)
  .join('\n');

it('has a word of the contracts in every row, none of them twice', () => {
  expect(rows.filter((cells) => !/`/.test(cells[2] ?? '')).map((cells) => cells[1])).toEqual([]);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});

it.each(words)('%s is a word of contracts/', (word) => {
  expect(new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(contracts)).toBe(true);
});

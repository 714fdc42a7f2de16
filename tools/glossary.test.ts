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
/** Contracts first; words that stay inside a module or the platform are found there. */
const sources = ourFiles(/^(contracts|server\/(modules|platform))\/.*\.ts$/)
  .filter((path) => !path.endsWith('.test.ts'))
  .map(read)
  .join('\n');

it('has a word of the code in every row, none of them twice', () => {
  expect(rows.filter((cells) => !/`/.test(cells[2] ?? '')).map((cells) => cells[1])).toEqual([]);
  expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
});

it.each(words)('%s is a word of the code', (word) => {
  expect(new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(sources)).toBe(true);
});

import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { misuse, unknownCommand, usageOf } from './usage.ts';

const one = { usage: '[--json]', summary: '验一遍', run: async () => 0 };
const commands = {
  verify: one,
  'licence verify': { ...one, usage: '文件' },
  'licence sample': { ...one, usage: '--type 类型' },
};

test('the usage of everything, of a group and of one command', () => {
  expect(usageOf(commands).split('\n')).toHaveLength(8);
  expect(usageOf(commands, ['licence'])).toContain('npx tongban licence verify 文件\n      验一遍');
  expect(usageOf(commands, ['licence'])).not.toContain('[--json]');
  expect(usageOf(commands, ['verify'])).toBe('  npx tongban verify [--json]\n      验一遍');
});

test('what is no command says what may follow its first word, or what there is', () => {
  expect(unknownCommand(commands, ['licence'])).toMatch(/^“licence”后面还要写做什么。/);
  expect(unknownCommand(commands, ['licence', 'burn', 'x'])).toMatch(/^没有“licence burn”这个命令。/);
  expect(unknownCommand(commands, ['bake'])).toMatch(/^没有“bake”这个命令。\n\n用法/);
});

test.each([
  [['--jsno'], '没有“--jsno”这个选项。'],
  [['-x'], '没有“-x”这个选项。'],
  [['extra'], '多写了“extra”，这个命令不要它。'],
  [['--json=1'], '“--json”后面不用写值。'],
  [['--to'], '“--to”后面要写一个值；以减号开头的值写成 --to=值。'],
  [['--to', '--json'], '“--to”后面要写一个值；以减号开头的值写成 --to=值。'],
])('%j: %s', (args, said) => {
  try {
    parseArgs({ args, options: { json: { type: 'boolean' }, to: { type: 'string' } } });
  } catch (error) {
    const told = misuse(error as Error, commands, 'verify');
    expect(told).toBe(`${said}这样用：\n\n  npx tongban verify [--json]\n      验一遍`);
    return;
  }
  throw new Error('was taken');
});

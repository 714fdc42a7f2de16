import type { Command } from './commands/command.ts';
import { commands } from './commands/index.ts';

const usage = (): string =>
  [
    '用法：npx tongban 命令 [选项]',
    '',
    ...Object.entries(commands).map(
      ([name, { summary, usage }]) => `  ${(`${name} ${usage}`).padEnd(58)} ${summary}`,
    ),
  ].join('\n');

/** Finds the command of one or two words: `start`, `import items`. */
function find(words: string[]): { command: Command; rest: string[] } | undefined {
  const two = commands[words.slice(0, 2).join(' ')];
  if (two) return { command: two, rest: words.slice(2) };
  const one = commands[words[0] ?? ''];
  return one && { command: one, rest: words.slice(1) };
}

const words = process.argv.slice(2);
const found = find(words);
if (!found) {
  const asked = ['help', '--help', '-h', undefined].includes(words[0]);
  if (!asked) console.error(`没有“${words.join(' ')}”这个命令。\n`);
  (asked ? console.log : console.error)(usage());
  process.exit(asked ? 0 : 2);
}
try {
  const code = await found.command.run(found.rest);
  process.exitCode = code ?? 0;
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  const misuse = code?.startsWith('ERR_PARSE_ARGS');
  console.error(misuse ? `${message}\n\n${usage()}` : `没有做成：${message}`);
  if (process.env.TONGBAN_DEBUG) console.error(error);
  process.exit(misuse ? 2 : 1); // whatever a failed start may have left open
}

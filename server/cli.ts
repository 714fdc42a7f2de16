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
/** What the system refuses, with the path it was asked for, in words. */
const refusals: Record<string, (path: string) => string> = {
  ENOENT: (path) => `没有找到“${path}”。请核对路径和文件名。`,
  EISDIR: (path) => `“${path || '给出的路径'}”是文件夹，这里要一个文件。`,
  EACCES: (path) => `没有权限读写“${path}”。请换一个有权限的位置，或换一个账户来运行。`,
  ENOSPC: (path) => `磁盘满了，写不进“${path}”。请腾出空间再来一次。`,
};

/** What node says of options, in words; the option stands in quotes in its sentence. */
function misused(code: string, message: string): string {
  const named = /'([^']+)'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有“${named}”这个选项。`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `这里不用写“${named}”。`;
  return `“${named}”的写法不对：要写值的，值写在后面；以减号开头的值写成 --选项=值。`;
}

try {
  const code = await found.command.run(found.rest);
  process.exitCode = code ?? 0;
} catch (error) {
  const { code = '', message, path = '' } = error as { code?: string; message: string; path?: string };
  const misuse = code.startsWith('ERR_PARSE_ARGS');
  console.error(
    misuse ? `${misused(code, message)}\n\n${usage()}` : `没有做成：${refusals[code]?.(path) ?? message}`,
  );
  if (process.env.TONGBAN_DEBUG) console.error(error);
  process.exit(misuse ? 2 : 1); // whatever a failed start may have left open
}

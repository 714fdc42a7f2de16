import type { Command } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { misuse, unknownCommand, usageOf } from './usage.ts';

/** Finds the command of one or two words: `start`, `import items`. */
function find(words: string[]): { name: string; command: Command; rest: string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = commands[name];
    if (command) return { name, command, rest: words.slice(length) };
  }
  return undefined;
}

const words = process.argv.slice(2);
const help = new Set(['--help', '-h']);
const asked = words.length === 0 || words[0] === 'help' || words.some((word) => help.has(word));
const named = words.filter((word, index) => !help.has(word) && !(index === 0 && word === 'help'));
const found = find(named);
if (asked && (named.length === 0 || found || usageOf(commands, named))) {
  console.log(usageOf(commands, found ? found.name.split(' ') : named));
  process.exit(0);
}
if (!found) {
  console.error(unknownCommand(commands, named));
  process.exit(2);
}
/** What the system refuses, with the path it was asked for, in words. */
const refusals: Record<string, (path: string) => string> = {
  ENOENT: (path) => `没有找到“${path}”。请核对路径和文件名。`,
  EISDIR: (path) => `“${path || '给出的路径'}”是文件夹，这里要一个文件。`,
  EACCES: (path) => `没有权限读写“${path}”。请换一个有权限的位置，或换一个账户来运行。`,
  ENOSPC: (path) => `磁盘满了，写不进“${path}”。请腾出空间再来一次。`,
};

try {
  const code = await found.command.run(found.rest);
  process.exitCode = code ?? 0;
} catch (error) {
  const { code = '', message, path = '' } = error as { code?: string; message: string; path?: string };
  const misused = code.startsWith('ERR_PARSE_ARGS');
  console.error(
    misused
      ? misuse({ code, message }, commands, found.name)
      : `没有做成：${refusals[code]?.(path) ?? message}`,
  );
  if (process.env.TONGBAN_DEBUG) console.error(error);
  process.exit(misused ? 2 : 1); // whatever a failed start may have left open
}

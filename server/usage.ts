import type { Command } from './commands/command.ts';

type Commands = Readonly<Record<string, Command>>;

/** Every command, what it takes and what it does; with `words` only those that begin with them. */
export function usageOf(commands: Commands, words: readonly string[] = []): string {
  const asked = Object.entries(commands).filter(([name]) => beginsWith(name, words));
  const lines = asked.flatMap(([name, { usage, summary }]) => [
    `  npx tongban ${`${name} ${usage}`.trim()}`,
    `      ${summary}`,
  ]);
  return words.length ? lines.join('\n') : ['用法：npx tongban 命令 [选项]', '', ...lines].join('\n');
}

const beginsWith = (name: string, words: readonly string[]): boolean =>
  words.every((word, index) => name.split(' ')[index] === word);

/** What is told of words that are no command: what may follow the first, where it begins some. */
export function unknownCommand(commands: Commands, words: readonly string[]): string {
  const [first = ''] = words;
  const some = usageOf(commands, [first]);
  if (!some) return `没有“${words.join(' ')}”这个命令。\n\n${usageOf(commands)}`;
  const said =
    words.length > 1 ? `没有“${words.slice(0, 2).join(' ')}”这个命令。` : `“${first}”后面还要写做什么。`;
  return `${said}“${first}”有这些：\n\n${some}`;
}

/** What node's reader of options refuses, in words, with what this command takes. */
export function misuse(error: { code?: string; message: string }, commands: Commands, name: string): string {
  const [, given = ''] = /'([^']+)'/.exec(error.message) ?? [];
  const option = given.split(' ')[0] ?? '';
  const said =
    error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
      ? `没有“${option}”这个选项。`
      : error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL'
        ? `多写了“${given}”，这个命令不要它。`
        : error.message.includes('does not take')
          ? `“${option}”后面不用写值。`
          : `“${option}”后面要写一个值；以减号开头的值写成 ${option}=值。`;
  return `${said}这样用：\n\n${usageOf(commands, name.split(' '))}`;
}

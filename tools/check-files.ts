import { type Check, ourFiles, read } from './check-lib.ts';
import { type Lock, missingOptionals } from './complete-lock.ts';

const longest = 500;
const middle = 80; // lines of the median source file

type Rule = { said: string; line: RegExp; files: RegExp };
const source = /\.(ts|tsx|mjs|cjs)$/;
const written = /\.(ts|tsx|mjs|cjs|css|sql|md|html|typ)$|^bin\/|^\.ci\//;

// Brackets inside words keep this file from finding itself.
const rules: Rule[] = [
  {
    said: 'unfinished',
    line: /\b(TO[D]O|FIX[M]E|HA[C]K)\b|[Nn]ot [i]mplemented|[Uu]n[i]mplemented/,
    files: written,
  },
  { said: 'a silenced type error', line: /@ts-(i[g]nore|n[o]check|ex[p]ect-error)/, files: source },
  { said: 'a skipped or lonely test', line: /\b(it|test|describe)\.(skip|only|todo|fixme)\b/, files: source },
  {
    said: 'a path of one machine',
    line: /(^|[^A-Za-z0-9_.])\/(work|farm|root|tmp|home|Users)\/[A-Za-z.]/,
    files: /./,
  },
];

/** Problems of one file: each broken rule with its line, and a length over 500 lines. */
export function fileProblems(path: string, text: string): string[] {
  const lines = text.split('\n');
  const found = rules
    .filter((rule) => rule.files.test(path))
    .flatMap((rule) =>
      lines.flatMap((line, at) => (rule.line.test(line) ? [`${path}:${at + 1}: ${rule.said}`] : [])),
    );
  const long = written.test(path) && lines.length > longest + 1;
  return long ? [...found, `${path}: ${lines.length - 1} lines, more than ${longest}`] : found;
}

/** Addresses in the lock file name a host that others may not reach; npm fills them in from the registry it is set to. */
export function lockProblems(lock: string): string[] {
  const count = lock.match(/"resolved": ?"http/g)?.length ?? 0;
  const missing = missingOptionals(JSON.parse(lock) as Lock).map(({ name }) => name);
  return [
    ...(count
      ? [`package-lock.json: ${count} download addresses; .npmrc leaves them out when npm writes it`]
      : []),
    ...(missing.length
      ? [`package-lock.json lacks ${missing.join(', ')}: run node bin/tongban-run tools/complete-lock.ts`]
      : []),
  ];
}

export const checkFiles: Check = async () => {
  const paths = ourFiles(/./).filter(
    (path) => !/\.(png|jpg|woff2?|ttf|pdf)$|^package-lock\.json$/.test(path),
  );
  const problems = paths.flatMap((path) => fileProblems(path, read(path)));
  const lengths = paths
    .filter((path) => source.test(path))
    .map((path) => read(path).split('\n').length - 1)
    .sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  if (median > middle) problems.push(`the median source file has ${median} lines, more than ${middle}`);
  problems.push(...lockProblems(read('package-lock.json')));
  return { problems, said: `${paths.length} files, median ${median} lines, longest ${lengths.at(-1)}` };
};

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, root, script } from './check-lib.ts';

/** What is generated and committed, with the command that compares it (exit code 1 where it is stale). */
const generated: { file: string; check: [path: string, ...args: string[]] }[] = [
  { file: 'docs/openapi.json', check: ['bin/tongban', 'openapi', '--check'] },
  { file: 'docs/schema.txt', check: ['tools/schema-dump.ts', '--check'] },
];

export const checkGenerated: Check = async () => {
  const problems: string[] = [];
  for (const { file, check } of generated) {
    if (!existsSync(join(root, file))) problems.push(`${file} is missing`);
    else problems.push(...(await script(...check)).problems);
  }
  return { problems, said: generated.map(({ file }) => file).join(', ') };
};

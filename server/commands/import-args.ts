import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

export type ImportArgs = { file: string; division: string | undefined; draft: boolean; json: boolean };

/** `FILE [--division CODE] [--draft] [--json]`, with the file read; `example` is told where it is not named. */
export function readImportArgs(args: string[], example: string): ImportArgs {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      division: { type: 'string' },
      draft: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [path] = positionals;
  if (!path) throw new Error(`请说明要导入哪个文件：${example}`);
  return {
    file: readFileSync(path, 'utf8'),
    division: values.division,
    draft: values.draft,
    json: values.json,
  };
}

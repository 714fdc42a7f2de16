import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeApi } from '../routes.ts';
import type { Command } from './command.ts';

const file = join(import.meta.dirname, '..', '..', 'docs', 'openapi.json');

export const openapiCommand: Command = {
  usage: '[--check]',
  summary: '把接口说明（OpenAPI 3.1）写进 docs/openapi.json；--check 只比对',
  async run(args) {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false } } });
    const text = `${JSON.stringify(await describeApi(), null, 2)}\n`;
    if (!values.check) {
      writeFileSync(file, text);
      console.log('docs/openapi.json 已更新。');
      return 0;
    }
    const same = readFileSync(file, 'utf8') === text;
    console.log(
      same ? 'docs/openapi.json 与代码一致。' : 'docs/openapi.json 过时了，请运行 npx tongban openapi。',
    );
    return same ? 0 : 1;
  },
};

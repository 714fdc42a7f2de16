import { parseArgs } from 'node:util';
import { openContext } from '../compose.ts';
import {
  type ChainsVerified,
  type Verification,
  verifyChains,
  verifyPreChecks,
} from '../modules/cases/index.ts';
import { type JointVerification, verifyJoints } from '../modules/joint/index.ts';
import { type RequestVerification, verifyRequests } from '../modules/requests/index.ts';
import { readConfig } from '../platform/config.ts';
import { makeLogger } from '../platform/log.ts';
import type { Command } from './command.ts';

export const verifyCommand: Command = {
  usage: '[--files] [--json]',
  summary: '重算全部存证，指出第一处断开的地方；--files 连上传的文件一起验',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: { files: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    });
    const { ctx, close } = await openContext(readConfig(), { log: makeLogger({ level: 'silent' }) });
    try {
      const result = await verifyChains(ctx.db, {
        ...(values.files ? { files: ctx.files } : {}),
        onProgress: ({ cases }) => {
          if (process.stderr.isTTY) process.stderr.write(`\r已验 ${cases} 件`);
        },
      });
      const joint = await verifyJoints(ctx.db);
      const requests = await verifyRequests(ctx.db);
      const preChecks = await verifyPreChecks(ctx.db);
      console.log(
        values.json
          ? JSON.stringify({ ...result, joint, requests, preChecks }, null, 2)
          : describe(result, joint, requests, preChecks),
      );
      return result.whole && joint.whole && requests.whole && preChecks.whole ? 0 : 1;
    } finally {
      await close();
    }
  },
};

function describe(
  cases: Verification,
  joint: JointVerification,
  asked: RequestVerification,
  shown: ChainsVerified,
): string {
  const { documents, files, sequences } = cases;
  const read = `验了 ${cases.cases} 件、${cases.events} 个环节、${documents} 份文书、${files} 个文件、${sequences} 个编号序列，${joint.joints} 个联办件、${joint.events} 个环节，${asked.requests} 件诉求、${asked.events} 个环节，${shown.count} 次预审、${shown.events} 个环节`;
  if (cases.whole && joint.whole && asked.whole && shown.whole) return `${read}：全部完整。`;
  const first = cases.first ?? joint.first ?? asked.first ?? shown.first;
  return `${read}：${cases.faults + joint.faults + asked.faults + shown.faults} 处有问题。\n第一处：${first?.number ?? ''} 第 ${first?.seq ?? 0} 环，${first?.say ?? ''}`;
}

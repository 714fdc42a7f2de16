import { parseArgs } from 'node:util';
import { startServer } from '../main.ts';
import { type Role, readConfig } from '../platform/config.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const startCommand: Command = {
  usage: '[--roles web,worker] [--no-demo]',
  summary: '启动门户和工作台（首次启动会建库并装入演示数据）',
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        roles: { type: 'string', default: 'web,worker' },
        'no-demo': { type: 'boolean', default: false },
      },
    });
    const began = performance.now();
    const roles = values.roles.split(',').map(asRole);
    const server = await startServer({ ...readConfig(), roles }, { demo: !values['no-demo'] });
    console.log(server.banner(Math.round(performance.now() - began)));
    await untilStopped();
    console.log('正在停止：等手上的请求办完…');
    await server.close();
    return 0;
  },
};

function asRole(name: string): Role {
  if (name === 'web' || name === 'worker') return name;
  throw new Error(`没有“${name}”这个角色。可用：web、worker。`);
}

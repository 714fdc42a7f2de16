import type { OfficerCommand } from '../contracts/case-commands.ts';
import { inParallel } from './statistics.ts';

export type Officer = 'clerk' | 'reviewer' | 'decider' | 'issuer';
export type Draft = { draftId: string; accountId: string };
/** One command's name and its milliseconds. */
export type Timed = [name: string, ms: number];
export type Journeys = { seconds: number; times: Timed[]; ids: string[] };

/** One way into the use cases. */
export type Driver = {
  /** Returns the case's id. */
  submit(draft: Draft): Promise<string>;
  act(officer: Officer, command: OfficerCommand, caseId: string, body: { version: number }): Promise<void>;
};

const opinion = { opinion: 'grant', reason: '布局、流程和制度符合要求，建议准予。' };
const decision = { decision: 'grant', reason: '申请符合法定条件、标准，准予许可。' };
const steps = [
  ['clerk', 'take', {}],
  ['clerk', 'accept', {}],
  ['reviewer', 'take', {}],
  ['reviewer', 'review', opinion],
  ['decider', 'take', {}],
  ['decider', 'decide', decision],
  ['issuer', 'take', {}],
  ['issuer', 'finish', { delivery: 'counter' }],
] as const;

/** Takes each draft through its nine commands, `width` of them at a time. */
export async function journeys(driver: Driver, drafts: readonly Draft[], width: number): Promise<Journeys> {
  const times: Timed[] = [];
  const ids: string[] = [];
  const timed = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await act();
    times.push([name, performance.now() - began]);
    return result;
  };
  const seconds = await inParallel(drafts, width, async (draft) => {
    const id = await timed('submit', () => driver.submit(draft));
    ids.push(id);
    for (const [index, [officer, command, body]] of steps.entries()) {
      await timed(command, () => driver.act(officer, command, id, { version: index + 1, ...body }));
    }
  });
  return { seconds, times, ids };
}

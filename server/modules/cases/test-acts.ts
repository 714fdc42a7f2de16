import type { Static } from 'typebox';
import type { commandBodies, OfficerCommand } from '../../../contracts/case-commands.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { doors } from './doors.ts';
import { openDocument } from './index.ts';
import { caseView } from './queries/case-view.ts';
import { type CasesBed, key, sent, submitted } from './testing.ts';

export type Body<C extends OfficerCommand> = Omit<Static<(typeof commandBodies)[C]>, 'version'>;

/** Cases brought to where a story of the clock begins; what was sent on the way there is taken away. */
export function storiesOf(bed: CasesBed) {
  /** A case with the version it has reached, so that each act reads as one line. */
  async function aCase() {
    const made = await submitted(bed);
    let version = made.version;
    const act = async <C extends OfficerCommand>(by: StaffActor, name: C, body: Body<C>) => {
      const input = { caseId: made.id, key: key(), body: { version, ...body } } as never;
      const reply = await doors[name].run(bed.ctx, by, input);
      version = reply.version;
      return reply;
    };
    const seen = (by: StaffActor | typeof bed.enterprise = bed.officers.decider) =>
      caseView(bed.ctx, by, made.id);
    return { id: made.id, act, seen };
  }

  /** Accepted on Monday 2026-11-23 with ten working days, in the reviewer's hands. */
  async function inReview() {
    const one = await aCase();
    const { clerk, reviewer } = bed.officers;
    await one.act(clerk, 'take', {});
    await one.act(clerk, 'accept', {});
    await one.act(reviewer, 'take', {});
    await sent(bed);
    return one;
  }

  /** In the decider's hands, with an opinion. */
  async function inDecision() {
    const one = await inReview();
    const { reviewer, decider } = bed.officers;
    await one.act(reviewer, 'review', { opinion: 'grant', reason: '符合条件。' });
    await one.act(decider, 'take', {});
    await sent(bed);
    return one;
  }

  /** How many bytes a paper of that kind has, as the applicant opens it. */
  async function textOf(caseId: string, kind: string): Promise<number> {
    const view = await caseView(bed.ctx, bed.enterprise, caseId);
    const paper = view.documents.find((one) => one.kind === kind);
    const { bytes } = await openDocument(bed.ctx, bed.enterprise, caseId, paper?.id ?? '');
    return bytes.length;
  }

  return { aCase, inReview, inDecision, textOf };
}

import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { WindowApplication } from '../../../../contracts/window.ts';
import { dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import { awaited, deferralDue } from '../later.ts';
import { readCase } from '../queries/case-view.ts';
import type { DraftContents } from '../queries/draft-contents.ts';
import { givenLater } from '../use-cases/supply-case.ts';
import { supplyMarkOf } from './mark.ts';
import { signedUnder } from './signed.ts';

/** 容缺后补 at the window: what is awaited, what is there of it, and the mark of what would be signed now. */
export type WindowSupply = Pick<WindowApplication, 'materials' | 'mark' | 'signed'> & {
  number: string;
  /** What is handed in, by name. */
  given: { name: string; paper: boolean }[];
};

/** Null where the draft is of something else: a new application, or a correction. */
export async function supplyAtWindow(
  ctx: CasesContext,
  actor: ApplicantActor,
  { draft, item }: Pick<DraftContents, 'draft' | 'item'>,
): Promise<WindowSupply | null> {
  if (!draft.caseId) return null;
  const { state, calendar } = await readCase(ctx, actor, draft.caseId);
  if (state.state === 'correction-requested') return null;
  const due = awaited(state.later);
  const given = givenLater(due, draft.uploads, draft.papersSeen);
  const mark = given.length ? supplyMarkOf(ctx, actor, draft.caseId, given) : null;
  const known = new Map((item.definition.materials ?? []).map((one) => [one.id, one]));
  const nameOf = (id: string) => known.get(id)?.name ?? id;
  const filesOf = (materialId: string | null) =>
    draft.uploads
      .filter((upload) => upload.materialId === materialId)
      .map(({ id, name, size }) => ({ id, name, size }));
  return {
    number: state.number,
    given: given.map(({ id, files }) => ({ name: nameOf(id), paper: !files.length })),
    mark,
    signed: mark ? filesOf(signedUnder(mark)) : [],
    materials: due.map((one) => {
      const files = filesOf(one.id);
      const paperSeen = draft.papersSeen.includes(one.id);
      return {
        id: one.id,
        name: nameOf(one.id),
        need: 'later',
        source: files.length ? 'upload' : paperSeen ? 'paper' : 'absent',
        licence: null,
        paperSeen,
        mayCommit: false,
        due: deferralDue(one, state.acceptedAt, (span) => dueOf(span, calendar))?.date ?? null,
        files,
      };
    }),
  };
}

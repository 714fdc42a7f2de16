import type { CommandReply } from '../../../../contracts/cases.ts';
import type { WindowDeed } from '../../../../contracts/documents.ts';
import { type WindowApplication, type WindowCases, windowActs } from '../../../../contracts/window.ts';
import { AppError } from '../../../platform/errors.ts';
import { attendedActor } from '../../identity/index.ts';
import { availableActions } from '../lifecycle.ts';
import { printable } from '../papers/basis.ts';
import { applicantCases } from '../queries/applicant-cases.ts';
import { readCase } from '../queries/case-view.ts';
import { type Scan, scanRow } from '../use-cases/keep-upload.ts';
import { startCorrection } from '../use-cases/resubmit-case.ts';
import { startSupply } from '../use-cases/supply-case.ts';
import { withdrawCase } from '../use-cases/withdraw-case.ts';
import { type Sitting, viewOf, type WindowContext } from './application.ts';
import { deedParties, drawDeed } from './deed-paper.ts';
import { assertReceives, receivesHere } from './desk.ts';
import { withdrawMarkOf } from './mark.ts';

/** Open cases of who stands here that this window receives, with what she may sign for each; at most 50. */
export async function casesAtWindow(
  ctx: WindowContext,
  { staff, attendance, subjectId }: Sitting,
): Promise<WindowCases> {
  const { actor } = await attendedActor(ctx, staff, attendance, subjectId);
  const cases: WindowCases['cases'] = [];
  for (const { id } of await applicantCases(ctx, actor)) {
    if (cases.length === 50) break;
    const { row, state, actor: party, moment } = await readCase(ctx, actor, id);
    const offered = new Set<string>(availableActions(state, party, moment).map(({ command }) => command));
    const acts = (['resubmit', 'supply', 'withdraw'] as const).filter((act) => offered.has(act));
    const { placeCode: divisionCode, organisationId } = state;
    if (!acts.length || !(await receivesHere(ctx, staff, { divisionCode, organisationId }))) continue;
    cases.push({
      id,
      number: state.number,
      itemName: row.itemName,
      state: state.state,
      version: state.version,
      submittedAt: state.submittedAt,
      acts,
      withdrawMark: withdrawMarkOf(ctx, actor, { caseId: id, version: state.version }),
    });
  }
  return { cases };
}

/** 补正 on paper: the draft in which the case is mended, typed by the clerk. Throws as `startCorrection`, `forbidden`. */
export async function correctAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  caseId: string,
): Promise<WindowApplication> {
  const { actor } = await ownCase(ctx, sitting, caseId);
  const { id } = await startCorrection(ctx, actor, caseId);
  return viewOf(ctx, actor, id);
}

/** 容缺后补 on paper: the draft to which scans and papers seen are added. Throws as `startSupply`, `forbidden`. */
export async function beginSupplyAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  caseId: string,
): Promise<WindowApplication> {
  const { actor } = await ownCase(ctx, sitting, caseId);
  const { id } = await startSupply(ctx, actor, caseId);
  return viewOf(ctx, actor, id);
}

/** 撤回申请书, to be read and signed. Throws `not-allowed-now` where it cannot be withdrawn any more. */
export async function printWithdrawal(
  ctx: WindowContext,
  sitting: Sitting,
  caseId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { actor, proof, open } = await ownCase(ctx, sitting, caseId);
  const { state, row, actor: party, moment } = open;
  if (!availableActions(state, party, moment).some(({ command }) => command === 'withdraw'))
    throw new AppError('not-allowed-now', { command: 'withdraw', state: state.state, reason: 'state' });
  const data: WindowDeed = {
    ...(await deedParties(ctx, sitting, { actor, proof, organisationId: state.organisationId })),
    title: windowActs.withdraw,
    number: state.number,
    statement:
      '本人（本单位）申请撤回上述办件。我知道：撤回以后这件申请不再办理，不能恢复；以后需要，可以重新申请。',
    mark: withdrawMarkOf(ctx, actor, { caseId, version: state.version }),
    item: printable(row.itemName, 200),
    pages: [],
    materials: [],
  };
  return { name: `${windowActs.withdraw}-${state.number}.pdf`, bytes: await drawDeed(ctx, data) };
}

export type PaperWithdrawal = { caseId: string; version: number; key: string; mark: string; scans: Scan[] };

/**
 * The applicant has signed that she withdraws: her act, with the clerk's beside it and the scan kept; without a scan it
 * is not done. Throws as `withdrawCase`, and `not-allowed-now` as `signedScans`.
 */
export async function withdrawAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  { caseId, version, key, mark, scans }: PaperWithdrawal,
): Promise<CommandReply> {
  const { actor, proof } = await ownCase(ctx, sitting, caseId);
  const { staff, attendance } = sitting;
  const rows = await Promise.all(scans.map((scan) => scanRow(ctx, scan, mark)));
  const window = { staffId: staff.staffId, attendance, proof, mark, scans: rows };
  return withdrawCase(ctx, actor, { caseId, version, key, window });
}

/** A case of who stands here, where this window receives its item. Throws `not-found`, `forbidden`. */
async function ownCase(ctx: WindowContext, { staff, attendance, subjectId }: Sitting, caseId: string) {
  const { actor, proof } = await attendedActor(ctx, staff, attendance, subjectId);
  const open = await readCase(ctx, actor, caseId);
  await assertReceives(ctx, staff, open.state.placeCode, open.state.item.code);
  return { actor, proof, open };
}

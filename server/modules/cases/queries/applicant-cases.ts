import type { CaseRow, CaseView } from '../../../../contracts/cases.ts';
import type { Answers } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { sql } from '../../../platform/db/index.ts';
import type { ItemVersion } from '../../catalogue/index.ts';
import { inMandate } from '../../identity/index.ts';
import type { CasesContext } from '../context.ts';
import { itemOf } from '../papers/of-case.ts';
import { openJson, places } from '../sealing.ts';
import { answersOf } from '../store-read.ts';
import { caseRows } from './case-rows.ts';
import { caseView, readCase } from './case-view.ts';
import { type ListedCase, listColumns } from './list-rows.ts';

/** Cases in the name that the applicant acts for now, newest first, at most 200. */
export async function applicantCases(ctx: CasesContext, actor: ApplicantActor): Promise<CaseRow[]> {
  const { rows } = await sql<ListedCase>`
    select ${listColumns} from cases."case" c where c.subject_id = ${actor.subjectId}
      and ${inMandate('c', actor, { division: 'place_code', item: 'item_code' })}
    order by c.id desc limit 200`.execute(ctx.db);
  return caseRows(ctx, rows, 'open');
}

/** What the portal shows of a case to the person it belongs to. */
export type ApplicantCase = {
  view: CaseView;
  item: ItemVersion;
  /** Of the newest round. */
  answers: Answers;
  organisationId: string;
  finishedAt: string | null;
};

/** Throws `not-found` for a case of another subject. */
export async function applicantCase(
  ctx: CasesContext,
  actor: ApplicantActor,
  caseId: string,
  locale: Locale = 'zh-CN',
): Promise<ApplicantCase> {
  const [open, view] = await Promise.all([
    readCase(ctx, actor, caseId),
    caseView(ctx, actor, caseId, locale),
  ]);
  const rounds = await answersOf(ctx.db, open.row.divisionCode, caseId);
  const latest = rounds.at(-1);
  return {
    view,
    item: await itemOf(ctx, open),
    answers: latest ? openJson<Answers>(ctx, latest.sealed, places.answers(caseId, latest.round)) : {},
    organisationId: open.state.organisationId,
    finishedAt: open.state.finishedAt,
  };
}

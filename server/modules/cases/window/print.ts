import type { CommitmentText } from '../../../../contracts/commitment.ts';
import type { WindowDeed } from '../../../../contracts/documents.ts';
import { windowActs } from '../../../../contracts/window.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Attended } from '../../identity/index.ts';
import { printable } from '../papers/basis.ts';
import { answerViews } from '../queries/answer-views.ts';
import { readCase } from '../queries/case-view.ts';
import type { DraftContents } from '../queries/draft-contents.ts';
import { placeNames } from '../queries/place-names.ts';
import { type Sitting, sittingActor, type WindowContext } from './application.ts';
import { deedParties, drawDeed } from './deed-paper.ts';
import { markOf } from './mark.ts';
import { supplyAtWindow, type WindowSupply } from './supply.ts';

/** How each material came, in the applicant's words; the sources of `MaterialSource` that a window can have. */
const ways: Record<string, string> = {
  upload: '扫描件',
  paper: '纸质原件，窗口已核对',
  form: '就是本申请书',
  'held-licence': '电子证照，免交',
  commitment: '告知承诺，免交',
  absent: '没有交',
};

/**
 * The application as it stands, for the applicant to read and sign. Throws `answers-invalid` or `materials-missing`
 * while something is missing: half an application is not signed.
 */
export async function printAtWindow(
  ctx: WindowContext,
  sitting: Sitting,
  draftId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { actor, proof, contents } = await sittingActor(ctx, sitting, draftId);
  const { draft, item, sourced, problems, missing, commitment } = contents;
  const supply = await supplyAtWindow(ctx, actor, contents);
  if (supply) return printSupply(ctx, sitting, { actor, proof, contents, supply });
  if (problems.length) throw new AppError('answers-invalid', { count: problems.length }, problems);
  if (missing.length) throw new AppError('materials-missing', { count: missing.length }, missing);
  const [parties, places] = await Promise.all([
    deedParties(ctx, sitting, { actor, proof, organisationId: item.organisationId }),
    placeNames(ctx, item.form, [draft.answers]),
  ]);
  const views = answerViews(item.form, draft.answers, null, { masked: false, locale: 'zh-CN', places });
  const given = sourced.filter(({ source, need }) => source !== 'absent' || need !== 'optional');
  const { caseId } = draft;
  const found = caseId ? await readCase(ctx, actor, caseId) : null;
  const title = windowActs[found ? 'resubmit' : 'submit'];
  const data: WindowDeed = {
    title,
    ...(found ? { number: found.state.number } : {}),
    ...parties,
    mark: markOf(ctx, actor, item, { answers: draft.answers, sourced }, caseId),
    item: printable(item.definition.name, 200),
    pages: [...Map.groupBy(views, ({ page }) => page)].map(([title, all]) => ({
      title,
      lines: all.map(({ label, value }) => ({
        label: printable(label, 120),
        value: value ? printable(value, 2000) : '—',
      })),
    })),
    materials: given.map(({ material, source }) => ({
      name: printable(material.name, 300),
      note: ways[source] ?? '—',
    })),
    ...(commitment ? { commitment: committedTo(commitment) } : {}),
  };
  return { name: `${title}-${item.definition.name}.pdf`, bytes: await drawDeed(ctx, data) };
}

const committedTo = ({ materials, obligations, consequences, basis }: CommitmentText) => ({
  materials: materials.map((one) => printable(one, 300)),
  obligations: obligations.map((one) => printable(one, 500)),
  consequences: consequences.map((one) => printable(one, 500)),
  ...(basis ? { basis: printable(basis, 300) } : {}),
});

type Supplied = Pick<Attended, 'actor' | 'proof'> & { contents: DraftContents; supply: WindowSupply };

/** 容缺后补: what is handed in now. Throws `materials-missing` while nothing of it is there. */
async function printSupply(
  ctx: WindowContext,
  sitting: Sitting,
  { actor, proof, contents: { item }, supply }: Supplied,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { mark, given, number, materials } = supply;
  if (!mark) throw new AppError('materials-missing', { count: materials.length });
  const data: WindowDeed = {
    title: windowActs.supply,
    number,
    ...(await deedParties(ctx, sitting, { actor, proof, organisationId: item.organisationId })),
    statement: '本人（本单位）补交受理时说好以后再交的下列材料。',
    mark,
    item: printable(item.definition.name, 200),
    pages: [],
    materials: given.map(({ name, paper }) => ({
      name: printable(name, 300),
      note: ways[paper ? 'paper' : 'upload'] ?? '—',
    })),
  };
  return { name: `${windowActs.supply}-${number}.pdf`, bytes: await drawDeed(ctx, data) };
}

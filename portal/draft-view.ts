import type { FieldProblem } from '../contracts/errors.ts';
import { visiblePages } from '../contracts/form-schema.ts';
import type { FormPage } from '../contracts/forms.ts';
import type { ApplicantActor } from '../contracts/identity.ts';
import type { Locale } from '../contracts/locale.ts';
import { type Draft, type DraftContents, deferralOf, openDraft } from '../server/modules/cases/index.ts';
import { t } from '../ui/words/index.ts';
import type { PortalContext } from './context.ts';
import type { DraftHead, MaterialNeed } from './pages/props.ts';

/** An application under way as the pages need it: its steps, what is still wrong, where materials come from. */
export type DraftView = DraftContents & { head: DraftHead; pages: FormPage[] };

export async function viewDraft(
  ctx: PortalContext,
  actor: ApplicantActor,
  id: string,
  locale: Locale,
): Promise<DraftView> {
  const contents = await openDraft(ctx.cases, actor, id);
  const { draft, item } = contents;
  const pages = visiblePages(item.form, draft.answers);
  const steps = [
    ...pages.map((page) => ({ id: page.id, title: page.title })),
    { id: 'materials', title: t(locale, 'apply.step.materials') },
    { id: 'review', title: t(locale, 'apply.step.review') },
  ];
  const head: DraftHead = {
    id: draft.id,
    divisionCode: draft.divisionCode,
    itemCode: draft.itemCode,
    itemName: item.definition.name,
    subjectName: actor.subjectName,
    steps,
    savedAt: draft.version > 1 ? draft.updatedAt : null,
  };
  return { ...contents, head, pages };
}

/** The step after this one; the last stays. */
export function stepAfter(head: DraftHead, step: string): string {
  const at = head.steps.findIndex(({ id }) => id === step);
  return head.steps[Math.min(at + 1, head.steps.length - 1)]?.id ?? 'review';
}

/** The step before this one; the first stays. */
export function stepBefore(head: DraftHead, step: string): string {
  const at = head.steps.findIndex(({ id }) => id === step);
  return head.steps[Math.max(at - 1, 0)]?.id ?? 'review';
}

export function problemsOfPage(page: FormPage, problems: readonly FieldProblem[]): FieldProblem[] {
  const names = new Set(page.fields.map((field) => field.name));
  return problems.filter(({ field }) => names.has(field));
}

/** Materials as the applicant sees them, with the question that called for each. */
export function materialNeeds({ item, sourced, draft }: DraftContents): MaterialNeed[] {
  const asked = item.definition.questions.filter((question) => question.askedOf === 'applicant');
  const questions = new Map(asked.map((question) => [question.id, question.text]));
  const groups = new Map(item.definition.groups.map((group) => [group.id, group]));
  return sourced.map(({ material, need, source, licence, group }) => ({
    id: material.id,
    name: material.name,
    required: need === 'required',
    source,
    licence: licence && {
      typeName: licence.typeName,
      number: licence.number,
      checkedAt: licence.checkedAt,
      ...(licence.elements?.length ? { elements: licence.elements } : {}),
    },
    files: filesOf(draft, material.id),
    need,
    why: material.question ? (questions.get(material.question) ?? null) : null,
    instructions: material.instructions,
    acceptanceStandard: material.acceptanceStandard,
    blankForm: material.blankForm,
    sampleForm: material.sampleForm,
    group: group && { id: group.id, name: groups.get(group.id)?.published ?? '', pick: group.pick },
    mayCommit: material.committable === true && (source === 'absent' || source === 'commitment'),
    within: need === 'later' ? deferralOf(item.definition, material) : null,
  }));
}

function filesOf(draft: Draft, materialId: string): MaterialNeed['files'] {
  return draft.uploads
    .filter((upload) => upload.materialId === materialId)
    .map(({ id, name, size, mediaType, at }) => ({ id, name, size, mediaType, addedAt: at }));
}

import type { AnswerValue } from '../contracts/forms.ts';
import type { Actor, ApplicantActor } from '../contracts/identity.ts';
import type { PackageQuestion } from '../contracts/packages.ts';
import { emptyHoldings, type Plan } from '../contracts/plan.ts';
import { getDraft, holdingsFor } from '../server/modules/cases/index.ts';
import { ownMaterials } from '../server/modules/licences/index.ts';
import {
  getPublishedPackage,
  licenceTypesOf,
  type PackageVersion,
  plan,
  questionOf,
  type Receivers,
  readPackageCode,
  receiversOf,
  suspendedPackage,
} from '../server/modules/packages/index.ts';
import { divisionPath } from '../server/modules/regions/index.ts';
import { localDate } from '../server/platform/clock.ts';
import { AppError } from '../server/platform/errors.ts';
import { t } from '../ui/words/index.ts';
import type { PortalContext } from './context.ts';
import { type GuideState, sealState } from './package-state.ts';
import type { GivenAnswer, PackageHead, PackagePlanProps } from './pages/package-props.ts';
import { paths } from './pages/paths.ts';
import type { Frame } from './pages/props.ts';

/** A package as somebody sees it who has answered so much. */
export type Planned = {
  version: PackageVersion;
  state: GuideState;
  plan: Plan;
  head: PackageHead;
  receivers: Receivers;
  /** The plan with other answers, for the same person and day. */
  replan(state: GuideState): Plan;
};

/** Throws `not-found` where the package is not published here, `item-not-open` with why where it is suspended. */
export async function planned(
  ctx: PortalContext,
  actor: Actor,
  { division, id }: { division: string; id: string },
  state: GuideState,
): Promise<Planned> {
  const version = await getPublishedPackage(ctx.db, division, id);
  if (!version) {
    const suspended = await suspendedPackage(ctx.db, division, id);
    throw suspended
      ? new AppError('item-not-open', { reason: 'package-suspended', ...suspended })
      : new AppError('not-found');
  }
  const [path, receivers] = await Promise.all([
    divisionPath(ctx.db, division),
    receiversOf(ctx.db, division, version.definition),
  ]);
  const calendar = ctx.calendar.forDivisions(path.map(({ code }) => code));
  const holdings =
    actor.kind === 'applicant'
      ? await Promise.all([
          holdingsFor(ctx, actor, licenceTypesOf(version.definition)),
          keptBy(ctx, actor),
        ]).then(([held, own]) => ({ ...held, own }))
      : emptyHoldings;
  const on = localDate(ctx.clock.now());
  const kind = actor.kind === 'applicant' ? { subjectKind: actor.subjectKind } : {};
  const replan = (other: GuideState) =>
    plan(
      version.definition,
      { values: { ...kind, ...other.values }, leaveOut: other.leaveOut, on },
      holdings,
      calendar,
    );
  const { name } = version.definition;
  const head = { divisionCode: division, packageId: id, name, state: sealState(ctx.keyring, state) };
  return { version, state, plan: replan(state), head, receivers, replan };
}

/** What the applicant keeps in 我的材料: offered for the papers she has to bring. */
async function keptBy(ctx: PortalContext, actor: ApplicantActor): Promise<{ name: string; on: string }[]> {
  const own = await ownMaterials(ctx, actor);
  return own.map(({ label, addedAt }) => ({ name: label, on: localDate(new Date(addedAt)) }));
}

/** Where the guide goes on that a draft of a package still waits for; null: nothing is open, or it is no package. */
export async function openGuide(
  ctx: PortalContext,
  actor: ApplicantActor,
  draftId: string,
): Promise<string | null> {
  const { divisionCode, itemCode, answers, caseId } = await getDraft(ctx.cases, actor, draftId);
  const packageId = readPackageCode(itemCode)?.packageId;
  if (!packageId || caseId) return null;
  const { leaveOut, ...values } = answers;
  const state = { values, leaveOut: Array.isArray(leaveOut) ? leaveOut : [] };
  const at = await planned(ctx, actor, { division: divisionCode, id: packageId }, state);
  if (at.plan.questions.length === 0) return null;
  const asked = Object.entries(values).filter(([name]) => questionOf(at.version.definition, name));
  const sealed = sealState(ctx.keyring, { ...state, values: Object.fromEntries(asked) });
  return paths.packageGuide(divisionCode, packageId, sealed);
}

/** Questions that these answers still call for, in the order of the guide, with the answers given to them. */
export function givenAnswers({
  version,
  state,
  replan,
}: Planned): { question: PackageQuestion; value: AnswerValue }[] {
  return Object.entries(state.values).flatMap(([name, value]) => {
    const question = questionOf(version.definition, name);
    if (!question) return [];
    const { [name]: _, ...rest } = state.values;
    const asked = replan({ ...state, values: rest }).questions.some((one) => one.question.id === name);
    return asked ? [{ question, value }] : [];
  });
}

export function planProps(frame: Frame, planned: Planned): PackagePlanProps {
  const { version, state, plan: made, head, receivers, replan } = planned;
  const { definition } = version;
  const whole = replan({ ...state, leaveOut: [] });
  const chosen = new Set(made.items.map(({ key }) => key));
  const names = new Map(definition.subItems.map(({ key, name }) => [key, name]));
  const answers = givenAnswers(planned).map(
    ({ question, value }): GivenAnswer => ({
      question: question.text,
      text: shown(frame, question, value),
      change: paths.packageGuide(head.divisionCode, head.packageId, head.state, question.id),
    }),
  );
  const items = definition.subItems.flatMap(({ key, item }) => (item ? [[key, item.id] as const] : []));
  return {
    frame,
    head,
    plan: made,
    answers,
    lead: definition.lead,
    notes: definition.rules,
    choices: whole.items.map(({ key, name }) => ({
      key,
      name,
      chosen: chosen.has(key),
      neededBy: [
        ...new Set(
          whole.edges
            .filter(({ from, hard, to }) => from === key && hard && chosen.has(to))
            .map(({ to }) => names.get(to) ?? to),
        ),
      ],
    })),
    guides: Object.fromEntries(items.map(([key, id]) => [key, paths.guide(head.divisionCode, id)])),
    notHere: made.items.filter(({ key }) => !receivers.of.get(key)).map(({ name }) => name),
    open: definition.joint && receivers.lead !== null && made.items.some(({ key }) => receivers.of.get(key)),
  };
}

export function shown(frame: Frame, question: PackageQuestion, value: AnswerValue): string {
  if (typeof value === 'boolean') return t(frame.locale, value ? 'form.yes' : 'form.no');
  const label = question.options.find((option) => option.value === value)?.label ?? String(value);
  return question.unit ? `${label} ${question.unit}` : label;
}

import type { ApplicantActor, StaffActor } from '../../../../contracts/identity.ts';
import type { JointPart, JointView } from '../../../../contracts/joint.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import { type CasesContext, fileNameOf, jointClock, type PartView, partView } from '../../cases/index.ts';
import { maskName } from '../../identity/index.ts';
import { paperId } from '../../packages/index.ts';
import { jointActions, maySee, rightsOn } from '../actions.ts';
import { eventWords } from '../event-words.ts';
import { forecast } from '../forecast.ts';
import { dataNeeds, type Joint, type Part, waitsOf } from '../joint.ts';
import { namesIn, olderIn } from '../mended.ts';
import { type EventRow, eventsOf, loadJoint } from '../store.ts';

/** A joint case on one screen, for an officer of the lead or of a part. Throws `not-found` for any other. */
export async function officerJoint(
  ctx: CasesContext,
  actor: StaffActor,
  id: string,
  locale: Locale = 'zh-CN',
): Promise<JointView> {
  const joint = await loadJoint(ctx, ctx.db, id);
  const rights = joint && (await rightsOn(ctx, actor, joint));
  if (!joint || !rights || !maySee(rights)) throw new AppError('not-found');
  const view = await viewOf(ctx, joint, locale, true);
  // Opinions are gathered for the lead department; another sees its own.
  const parts = view.parts.map((part) =>
    rights.lead.has('case.read') || rights.of.get(part.key)?.has('case.read')
      ? part
      : { ...part, opinion: null },
  );
  const person = joint.contents.actor.subjectKind === 'person';
  const applicantName = person ? maskName(view.applicantName) : view.applicantName;
  return { ...view, parts, applicantName, actions: jointActions(joint, rights) };
}

/** The applicant's own; opinions are not hers to see. Throws `not-found` for another's. */
export async function applicantJoint(
  ctx: CasesContext,
  actor: ApplicantActor,
  id: string,
  locale: Locale = 'zh-CN',
): Promise<{ joint: Joint; view: JointView }> {
  const joint = await loadJoint(ctx, ctx.db, id);
  if (joint?.subjectId !== actor.subjectId) throw new AppError('not-found');
  const view = await viewOf(ctx, joint, locale, false);
  const open = joint.state === 'running' || joint.state === 'lead-decides';
  return { joint, view: { ...view, actions: open ? [{ command: 'withdraw', needs: [] }] : [] } };
}

async function viewOf(ctx: CasesContext, joint: Joint, locale: Locale, officer: boolean): Promise<JointView> {
  const [events, cases] = await Promise.all([
    eventsOf(ctx.db, joint),
    Promise.all(joint.parts.map(({ caseId }) => (caseId ? partView(ctx, caseId, locale) : null))),
  ]);
  const { plan, applicantName } = joint.contents;
  const names = new Map(joint.parts.map(({ key, name }) => [key, name]));
  const things = namesIn(plan);
  const older = olderIn(joint, events);
  const path = await ctx.neighbours.path(joint.placeCode);
  const calendar = ctx.calendar.forDivisions(path.map((one) => one.code));
  const now = ctx.clock.now();
  const actuals = new Map(
    joint.parts.map(({ key }, at) => [key, { ...daysOf(events, key), clock: cases[at]?.clock ?? null }]),
  );
  const times = forecast(plan, joint.parts, actuals, localDate(now), calendar);
  const clock = limitOf(joint, cases, events, calendar, now);
  return {
    id: joint.id,
    number: joint.number,
    divisionCode: joint.placeCode,
    packageId: joint.packageId,
    name: joint.name,
    state: joint.state,
    version: joint.version,
    applicantName,
    leadName: joint.leadName,
    issue: joint.issue,
    submittedAt: joint.submittedAt.toISOString(),
    acceptedAt: joint.acceptedAt?.toISOString() ?? null,
    finishedAt: joint.finishedAt?.toISOString() ?? null,
    promiseDue: joint.promiseDue,
    jointDue: clock?.due ?? joint.jointDue,
    extended: joint.extended,
    clock,
    expected:
      [...times.values()]
        .map(({ finish }) => finish)
        .sort()
        .at(-1) ?? plan.on,
    visits: joint.contents.visits ?? [],
    parts: joint.parts.map((part, at) => ({
      ...viewOfPart(joint, part, cases[at] ?? null, officer, times),
      older: goesOn(part) ? (older.get(part.key) ?? []) : [],
    })),
    edges: plan.edges
      .filter(({ from, to }) => names.has(from) && names.has(to))
      .map(({ from, to, kind, needs, hard }) => ({ from, to, kind, needs, hard })),
    papers: wholePapers(ctx, joint),
    timeline: events.map(({ seq, kind, at, payload }) => ({
      seq,
      kind,
      at: at.toISOString(),
      plain: eventWords(kind, payload, names, locale, things),
    })),
    actions: [],
  };
}

/** What it goes by matters still: it is being handled, or stands. */
const goesOn = ({ state }: Part): boolean => state === 'running' || state === 'granted';

/** The days on which a part began and ended, by the events of the whole. */
function daysOf(events: readonly EventRow[], key: string): { begun: string | null; ended: string | null } {
  const of = events.filter(({ payload }) => payload.part === key);
  const day = (kinds: readonly string[]) => {
    const found = of.find(({ kind }) => kinds.includes(kind));
    return found ? localDate(found.at) : null;
  };
  return { begun: day(['part-begun']), ended: day(endings) };
}
const endings = ['part-granted', 'part-refused', 'part-not-accepted', 'part-withdrawn', 'part-dropped'];

/** 行政许可法 art. 26, 42, 45: the joint limit, without the time of special procedures of any part. */
function limitOf(
  joint: Joint,
  cases: readonly (PartView | null)[],
  events: readonly EventRow[],
  calendar: Parameters<typeof jointClock>[0],
  now: Date,
): JointView['clock'] {
  if (!joint.acceptedAt || !joint.jointDue) return null;
  const closing = events.find(
    ({ kind }) => kind === 'decided' || kind === 'finished' || kind === 'withdrawn',
  );
  const endedAt = joint.state === 'running' || joint.state === 'lead-decides' ? null : (closing?.at ?? null);
  const stops = cases.flatMap((one) => one?.stops ?? []);
  return jointClock(calendar, now, { from: joint.acceptedAt, extended: joint.extended, endedAt, stops });
}

function viewOfPart(
  joint: Joint,
  part: Part,
  seen: PartView | null,
  officer: boolean,
  times: ReadonlyMap<string, { start: string; finish: string }>,
): Omit<JointPart, 'older'> {
  const { plan } = joint.contents;
  const slot = plan.schedule.slots.find(({ key }) => key === part.key);
  const names = new Map(joint.parts.map(({ key, name }) => [key, name]));
  const waits = part.state === 'waiting' ? waitsOf(joint, part.key) : [];
  const needs = Map.groupBy(
    dataNeeds(plan).filter(({ from }) => from === part.key),
    ({ field }) => field,
  );
  return {
    key: part.key,
    name: part.name,
    organisationName: part.organisationName,
    state: part.state,
    caseId: part.caseId,
    caseNumber: part.caseNumber,
    caseState: seen?.state ?? null,
    clock: seen?.clock ?? null,
    ...(times.get(part.key) ?? { start: plan.on, finish: plan.on }),
    planned: { start: slot?.start ?? plan.on, finish: slot?.finish ?? plan.on },
    critical: slot?.critical ?? false,
    waits: waits.map(({ from, needs: what }) => ({ from, name: names.get(from) ?? from, needs: what })),
    corrections: seen?.state === 'correction-requested' ? seen.corrections : [],
    opinion: officer ? (seen?.opinion ?? null) : null,
    decision: seen?.decision ? { decision: seen.decision.decision, reason: seen.decision.reason } : null,
    result: part.result && { name: part.result.name, number: part.result.number },
    delivered: part.delivered,
    delivering: part.delivering,
    gives: [...needs].flatMap(([name, all]) => {
      const field = plan.fields.find((one) => one.field.name === name)?.field;
      const given = part.result?.data[name] !== undefined;
      return field ? [{ field, for: all.map(({ to }) => names.get(to) ?? to), given }] : [];
    }),
    problem: part.problem,
  };
}

/** Papers that no part asks for: the lead department has them. */
function wholePapers(ctx: CasesContext, joint: Joint): JointView['papers'] {
  const own = joint.contents.plan.materials.filter(({ usedBy }) => usedBy.every(({ item }) => item === null));
  return own.flatMap(({ id, name }) => {
    const files = joint.contents.files[paperId(id)] ?? [];
    return files.length > 0
      ? [
          {
            id: paperId(id),
            name,
            files: files.map((file) => ({ id: file.id, name: fileNameOf(ctx, file) })),
          },
        ]
      : [];
  });
}

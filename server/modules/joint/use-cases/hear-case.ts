import type { PartState } from '../../../../contracts/joint.ts';
import { dueDate } from '../../../platform/calendar/index.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { type CasesContext, grantedCase, mendedRound, partView } from '../../cases/index.ts';
import { getPackageVersion, paperId, paperOfPart } from '../../packages/index.ts';
import { type Act, order } from '../acts.ts';
import { isHeldBack, type Joint, type Part, type PartResult, stateAfter, withoutBlocked } from '../joint.ts';
import { withMended } from '../mended.ts';
import { beginParts, prepareReady } from '../parts.ts';
import { jointOfCase, loadJoint, type NewEvent, saveJoint } from '../store.ts';

const system = { actor: 'system:joint', onBehalfOf: null };

/** What happens to a case of a joint application goes on by itself: results flow to those that wait for them. */
export async function hearCase(ctx: CasesContext, tx: Tx, kind: string, caseId: string): Promise<void> {
  const id = await jointOfCase(tx, caseId);
  const joint = id && (await loadJoint(ctx, tx, id, true));
  if (!joint) return;
  const part = joint.parts.find((one) => one.caseId === caseId) as Part;
  const now = ctx.clock.now();
  switch (kind) {
    case 'accepted':
    case 'deemed-accepted':
      return accepted(ctx, tx, joint, part, now);
    case 'decided':
      return decided(ctx, tx, joint, part, now);
    case 'finished': {
      const event = { kind: 'part-delivered', payload: { part: part.key } };
      const handedOver = { delivered: true, delivering: false, problem: null };
      await settle(ctx, tx, change(joint, part.key, handedOver), [event], null, now);
      return;
    }
    case 'withdrawn':
      return ended(ctx, tx, joint, part, 'withdrawn', now);
    case 'acceptance-refused':
      return ended(ctx, tx, joint, part, 'not-accepted', now);
    case 'resubmitted':
      return resubmitted(ctx, tx, joint, part, now);
    case 'correction-requested':
      await saveJoint(ctx, tx, joint, [{ kind: `part-${kind}`, payload: { part: part.key } }], system, now);
      return;
    default:
      return;
  }
}

const change = (joint: Joint, key: string, more: Partial<Part>): Joint => ({
  ...joint,
  parts: joint.parts.map((part) => (part.key === key ? { ...part, ...more } : part)),
});

/** 行政许可法 art. 26, 42: licences handled jointly have 45 working days from acceptance, 15 more with approval. */
async function accepted(ctx: CasesContext, tx: Tx, joint: Joint, part: Part, now: Date): Promise<void> {
  const event = { kind: 'part-accepted', payload: { part: part.key } };
  if (joint.acceptedAt || !joint.contents.plan.schedule.jointLimit) {
    const acceptedAt = joint.acceptedAt ?? now;
    await saveJoint(ctx, tx, { ...joint, acceptedAt }, [event], system, now);
    return;
  }
  const path = await ctx.neighbours.path(joint.placeCode);
  const calendar = ctx.calendar.forDivisions(path.map((one) => one.code));
  const after = (value: number): string => {
    const due = dueDate(calendar, localDate(now), { value, unit: 'workday' });
    return due.kind === 'date' ? due.date : localDate(now);
  };
  const timed = { ...joint, acceptedAt: now, jointDue: after(45), extendedDue: after(60) };
  await saveJoint(ctx, tx, timed, [event], system, now);
}

/** What was corrected is what the parts that begin later begin with; those that have begun are not changed. */
async function resubmitted(ctx: CasesContext, tx: Tx, joint: Joint, part: Part, now: Date): Promise<void> {
  const version = await getPackageVersion(tx, joint.placeCode, joint.packageId, joint.packageVersion);
  const { answers, files } = await mendedRound(ctx, part.caseId as string);
  const papers = new Map(
    [...files].map(([material, given]) => {
      const paper = version && paperOfPart(version.definition, part.key, material);
      return [
        paperId(paper ?? material),
        given.map(({ id, nameSealed, mediaType, size, sm3 }) => ({ id, nameSealed, mediaType, size, sm3 })),
      ] as const;
    }),
  );
  const { joint: mended, events } = withMended(joint, part, { answers, papers });
  const told = [{ kind: 'part-resubmitted', payload: { part: part.key } }, ...events];
  // One that could not begin because of what was wrong may begin now.
  await settle(ctx, tx, mended, told, null, now);
}

async function decided(ctx: CasesContext, tx: Tx, joint: Joint, part: Part, now: Date): Promise<void> {
  const granted = await grantedCase(ctx, part.caseId as string);
  if (!granted) return ended(ctx, tx, joint, part, 'refused', now);
  const view = await partView(ctx, part.caseId as string);
  const paper = view.documents.find(({ kind }) => kind === 'decision');
  const version = await getPackageVersion(tx, joint.placeCode, joint.packageId, joint.packageVersion);
  const planned = version?.definition.subItems.find(({ key }) => key === part.key)?.result;
  const result: PartResult = {
    name: planned?.name ?? part.name,
    typeId: planned?.licenceTypeId ?? null,
    typeName: planned?.name ?? part.name,
    number: paper?.number ?? null,
    decidedAt: granted.decidedAt.toISOString(),
    data: part.result?.data ?? {},
  };
  const next = change(joint, part.key, { state: 'granted', result });
  await settle(ctx, tx, next, [{ kind: 'part-granted', payload: { part: part.key } }], 'granted', now);
}

async function ended(
  ctx: CasesContext,
  tx: Tx,
  joint: Joint,
  part: Part,
  state: PartState,
  now: Date,
): Promise<void> {
  // Withdrawn with the whole: that was said once.
  if (joint.state === 'withdrawn') {
    await saveJoint(ctx, tx, change(joint, part.key, { state }), [], system, now);
    return;
  }
  await settle(
    ctx,
    tx,
    change(joint, part.key, { state }),
    [{ kind: `part-${state}`, payload: { part: part.key } }],
    state,
    now,
  );
}

/** 统一出证 is over once nothing is open: what was held back may go out. */
export const releases = (joint: Joint): Act[] =>
  joint.issue !== 'together' || isHeldBack(joint)
    ? []
    : joint.parts.flatMap(({ state, delivered, caseId }) =>
        state === 'granted' && !delivered && caseId ? [{ do: 'release', caseId }] : [],
      );

const isOver = (state: Joint['state']): boolean => state === 'decided' || state === 'finished';

/** 一业一证: the licence that lists what was granted is due. Told again, it is made once. */
export async function combine(tx: Tx, joint: Joint, at: Date): Promise<void> {
  const listed = joint.contents.plan.combined?.parts ?? [];
  if (!joint.parts.some(({ key, state }) => state === 'granted' && listed.includes(key))) return;
  await sql`
    insert into platform.outbox (stream, kind, payload, created_at, next_at)
    values (${`joint:${joint.id}`}, 'joint.combined-due', ${JSON.stringify({ caseId: joint.id })}::jsonb, ${at}, ${at})`.execute(
    tx,
  );
}

/** The state that follows, and the parts whose turn has come. */
export async function settle(
  ctx: CasesContext,
  tx: Tx,
  changed: Joint,
  events: readonly NewEvent[],
  endedAs: PartState | null,
  now: Date,
  by: { actor: string; onBehalfOf: string | null } = system,
): Promise<Joint> {
  // What the applicant took back takes with it what cannot do without: she knew, and nobody has to decide.
  const { parts, blocked } =
    endedAs === 'withdrawn' && changed.state === 'running'
      ? withoutBlocked(changed)
      : { parts: changed.parts, blocked: [] };
  const state = stateAfter({ ...changed, parts }, endedAs);
  const said: NewEvent[] = [
    ...events,
    ...blocked.map((part) => ({ kind: 'part-dropped', payload: { part } })),
  ];
  if (state !== changed.state) said.push({ kind: state, payload: {} });
  const moved = {
    ...changed,
    parts,
    state,
    finishedAt: state === 'finished' ? (changed.finishedAt ?? now) : changed.finishedAt,
  };
  const ready = await prepareReady(ctx, moved);
  const begun = await beginParts(tx, ready.joint, ready.prepared);
  const saved = await saveJoint(ctx, tx, begun.joint, [...said, ...begun.events], by, now);
  if (isOver(state) && (!isOver(changed.state) || endedAs === 'granted')) await combine(tx, saved, now);
  if (state !== changed.state || endedAs === 'granted') await order(tx, saved.id, releases(saved), now);
  ctx.nudge();
  return saved;
}

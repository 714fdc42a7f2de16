import type { Answers } from '../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../contracts/identity.ts';
import type { JointState, PartState } from '../../../contracts/joint.ts';
import type { JointVisit } from '../../../contracts/joint-visits.ts';
import type { Plan, PlanEdge } from '../../../contracts/plan.ts';

/** What a granted part brought: its paper, and data that others go on with. */
export type PartResult = {
  name: string;
  typeId: string | null;
  typeName: string;
  number: string | null;
  decidedAt: string;
  data: Answers;
};
export type Part = {
  key: string;
  position: number;
  name: string;
  organisationId: string;
  organisationName: string;
  state: PartState;
  caseId: string | null;
  caseNumber: string | null;
  delivered: boolean;
  /** An officer ordered it to be handed over; the outbox does it. */
  delivering: boolean;
  result: PartResult | null;
  problem: string | null;
};

/** A file of the applicant as cases keep it. */
export type JointFile = { id: string; nameSealed: string; mediaType: string; size: number; sm3: string };

/**
 * What was handed in, sealed with the joint case. What a part corrected takes its place (`mended.ts`); visits are added as
 * they are called; nothing else of it changes.
 */
export type Contents = {
  actor: Omit<ApplicantActor, 'kind' | 'sessionId'>;
  applicantName: string;
  values: Answers;
  plan: Plan;
  /** By the id of the paper in the application. */
  files: Record<string, JointFile[]>;
  /** Joint visits 联合踏勘, oldest first. */
  visits?: JointVisit[];
};

export type Joint = {
  divisionCode: string;
  id: string;
  number: string;
  placeCode: string;
  packageId: string;
  packageVersion: number;
  name: string;
  issue: 'together' | 'as-ready';
  leadOrganisationId: string;
  leadName: string;
  subjectId: string;
  accountId: string;
  state: JointState;
  version: number;
  lastHash: string;
  submittedAt: Date;
  acceptedAt: Date | null;
  finishedAt: Date | null;
  promiseDue: string | null;
  jointDue: string | null;
  extendedDue: string | null;
  extended: boolean;
  contents: Contents;
  parts: Part[];
};

const failed: ReadonlySet<PartState> = new Set(['refused', 'not-accepted', 'withdrawn', 'dropped']);
export const hasEnded = ({ state }: Pick<Part, 'state'>): boolean =>
  state !== 'waiting' && state !== 'running';
export const hasFailed = ({ state }: Pick<Part, 'state'>): boolean => failed.has(state);

/** A field that one part brings about and another needs. */
export type DataNeed = { field: string; from: string; to: string };

/** Fields that the plan does not ask for because an earlier item produces them, with who gives them to whom. */
export function dataNeeds(plan: Plan): DataNeed[] {
  return plan.fields
    .filter(({ state }) => state === 'produced')
    .flatMap(({ field, usedBy, from: keys, rule }) => {
      const makers = new Set(keys ?? makersNamed(plan, String(rule.params.item ?? '')));
      return usedBy.flatMap((to) => {
        const edge = plan.edges.find((one) => one.to === to && one.kind === 'data' && makers.has(one.from));
        const [from] = edge ? [edge.from] : makers;
        return from && from !== to ? [{ field: field.name, from, to }] : [];
      });
    });
}

/** Plans of before fields named the keys of their makers have the names only. */
function makersNamed({ items }: Plan, names: string): string[] {
  const makers = names.split('、');
  return items.filter(({ name }) => makers.includes(name)).map(({ key }) => key);
}

export type Wait = { from: string; needs: string };

/**
 * What a part still waits for. A hard need is met by the result only, a soft one also where the earlier part ended
 * without one; data have to be given.
 */
export function waitsOf(joint: Pick<Joint, 'parts' | 'contents'>, key: string): Wait[] {
  const { plan } = joint.contents;
  const parts = new Map(joint.parts.map((part) => [part.key, part]));
  const edges = plan.edges
    .filter(({ to }) => to === key)
    .filter((edge) => !isMet(edge, parts.get(edge.from)));
  const waits = edges.map(({ from, needs }) => ({ from, needs }));
  const labels = new Map(plan.fields.map(({ field }) => [field.name, field.label]));
  for (const { field, from, to } of dataNeeds(plan)) {
    const maker = parts.get(from);
    if (to !== key || !maker || maker.state !== 'granted') continue;
    if (maker.result?.data[field] === undefined) waits.push({ from, needs: labels.get(field) ?? field });
  }
  return waits;
}

function isMet({ hard }: PlanEdge, from: Part | undefined): boolean {
  if (!from || from.state === 'granted') return true;
  return !hard && hasEnded(from);
}

/** Parts that may begin now. While the lead department has to decide what goes on, none begins. */
export function readyParts(joint: Pick<Joint, 'state' | 'parts' | 'contents'>): Part[] {
  if (joint.state !== 'running') return [];
  return joint.parts.filter((part) => part.state === 'waiting' && waitsOf(joint, part.key).length === 0);
}

/** Parts that can never begin: what they hard need has ended without a result, directly or through another. */
export function blockedParts({ parts, contents }: Pick<Joint, 'parts' | 'contents'>): string[] {
  const lost = new Set(parts.filter(hasFailed).map(({ key }) => key));
  const blocked = new Set<string>();
  for (let more = true; more; ) {
    more = false;
    for (const { from, to, hard } of contents.plan.edges) {
      const part = parts.find(({ key }) => key === to);
      if (!hard || part?.state !== 'waiting' || blocked.has(to)) continue;
      if (!lost.has(from) && !blocked.has(from)) continue;
      blocked.add(to);
      more = true;
    }
  }
  return [...blocked];
}

/** Parts that can never begin any more are not handled; says which. */
export function withoutBlocked(joint: Pick<Joint, 'parts' | 'contents'>): {
  parts: Part[];
  blocked: string[];
} {
  const blocked = blockedParts(joint);
  const gone = new Set(blocked);
  const parts = joint.parts.map((part) =>
    gone.has(part.key) ? { ...part, state: 'dropped' as const } : part,
  );
  return { parts, blocked };
}

/** What has not begun and is named so is not handled; a key that has begun, or is none, is passed over. */
export function stopParts(joint: Joint, keys: readonly string[], state: 'dropped' | 'withdrawn'): Joint {
  const stop = new Set(keys);
  const parts = joint.parts.map((part) =>
    stop.has(part.key) && part.state === 'waiting' ? { ...part, state } : part,
  );
  return { ...joint, parts };
}

/** The state of the whole after one of its parts ended so. */
export function stateAfter(
  joint: Pick<Joint, 'state' | 'parts' | 'contents'>,
  ended: PartState | null,
): JointState {
  if (joint.state === 'withdrawn' || joint.state === 'finished') return joint.state;
  const open = joint.parts.filter((part) => !hasEnded(part));
  if (open.length === 0) {
    const granted = joint.parts.filter(({ state }) => state === 'granted');
    return granted.every(({ delivered }) => delivered) ? 'finished' : 'decided';
  }
  // One refusal: the lead department decides what goes on. What the applicant took back was her own decision.
  if (ended === 'refused' || ended === 'not-accepted') return 'lead-decides';
  return joint.state;
}

/** 统一出证: as long as something is open, no result leaves. */
export const isHeldBack = ({ issue, state }: Pick<Joint, 'issue' | 'state'>): boolean =>
  issue === 'together' && (state === 'running' || state === 'lead-decides');

/** Results that may be handed over now: all at the end, or each as it is ready — a switch of the package. */
export function deliverable({ issue, state, parts }: Pick<Joint, 'issue' | 'state' | 'parts'>): Part[] {
  const ready = parts.filter(
    (part) => part.state === 'granted' && !part.delivered && !part.delivering && part.caseId,
  );
  return isHeldBack({ issue, state }) ? [] : ready;
}

import { type CommandName, commandNames, type VoidGround } from '../../../../contracts/case-commands.ts';
import type { Permission } from '../../../../contracts/identity.ts';
import { type StepCommandName, stepCommandNames } from '../../../../contracts/step-commands.ts';
import type { Case } from '../case.ts';
import { acceptanceLimit } from '../clock-spans.ts';
import { lackingMaterials } from '../later.ts';
import type { Bodies, CaseActor, Command } from '../lifecycle.ts';
import { askingStep } from '../special-steps.ts';
import { couldTake } from './custody.ts';

const text = { id: '00000000-0000-7000-8000-000000000001', sm3: 'a'.repeat(64) };
const judged = { rule: { id: 'rule', version: 1 }, inputs: text, unmet: [] };
/** Commands on the steps of a route have their own life, in review/. */
export type WholeCommand = Exclude<CommandName, StepCommandName>;
export const wholeCommands = commandNames.filter(
  (name): name is WholeCommand => !(stepCommandNames as readonly string[]).includes(name),
);
/** Nobody has seen any of them yet; the first is to come later. */
const lacking = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((id) => ({
  id,
  source: 'absent' as const,
  files: [],
  licence: null,
}));

export const bodies: { [C in WholeCommand]: Bodies[C] } = {
  submit: {
    division: '513424',
    place: '513424',
    organisation: 'market',
    item: { code: 'item', version: 1, type: 'licence', handleKind: 'instant' },
    rules: {
      deemed: true,
      onReceipt: false,
      extension: { value: 10, unit: 'workday' },
      delivery: { value: 10, unit: 'workday' },
      acceptedBy: null,
      printedBy: null,
    },
    form: { version: 1 },
    subject: { id: 'subject', kind: 'enterprise' },
    agent: 'agent',
    channel: 'online',
    limits: { acceptance: acceptanceLimit, decision: { value: 10, unit: 'workday' } },
    answers: { round: 1, sm3: 'b'.repeat(64) },
    materials: lacking,
    later: { commitment: null, deferrals: [{ id: 'm1', limit: { value: 5, unit: 'workday' } }] },
  },
  take: {},
  release: {},
  'hand-over': { to: 'omnipotent-2', instead: null, text, recipient: staff('omnipotent-2') },
  assign: { to: 'omnipotent-2', instead: null, text, recipient: staff('omnipotent-2') },
  reassign: { from: 'clerk', to: 'omnipotent-2', instead: null, text, recipient: staff('omnipotent-2') },
  'request-correction': { text, points: [{ kind: 'field', ref: 'area', reason: null }] },
  resubmit: { answers: { round: 2, sm3: 'c'.repeat(64) }, materials: lacking, agent: 'agent' },
  accept: {},
  escalate: { text },
  'refuse-acceptance': { ground: 'not-competent', text },
  'send-back': { text },
  withdraw: {},
  'deem-accepted': { due: '2026-11-30T16:00:00.000Z', at: '2026-11-30T16:00:00.000Z' },
  'grant-at-once': { text },
  'add-scan': { mark: 'M', files: [] },
  suspend: { cause: 'force-majeure', article: 'art', expectedEnd: null, text },
  resume: { text },
  'begin-special-step': {
    no: 1,
    step: { name: '专家评审', stopsClock: true, basis: null },
    days: 10,
    expectedEnd: '2026-12-11',
    asked: null,
    heldOn: null,
    text,
  },
  'ask-special-step': { no: 1, text },
  'end-special-step': { no: 1, outcome: null, text },
  extend: { limit: { value: 10, unit: 'workday' }, text },
  transfer: { organisation: 'culture', text },
  'recompute-deadline': {
    clock: 'decision',
    before: null,
    after: null,
    seats: [],
    calendar: { from: null, to: 'x' },
  },
  issue: { printedBy: null },
  deliver: { delivery: 'counter', handedBy: null, text },
  collect: { document: text.id },
  void: { ground: 'made-in-error', text },
  review: { opinion: 'grant', text },
  decide: { decision: 'grant', text },
  finish: { delivery: 'counter' },
  supply: { materials: [{ id: 'm1', files: [] }] },
  'take-licence': { material: 'm1', text, staffId: 'clerk' },
  'remind-supply': { due: '2026-11-30T16:00:00.000Z' },
  'lapse-supply': {
    due: '2026-11-30T16:00:00.000Z',
    at: '2026-11-30T16:00:00.000Z',
    materials: ['m1'],
  },
  'record-breach': { what: 'deferral', text },
  'grant-instantly': { judged, text },
  'pass-to-people': judged,
  'release-result': {},
  'record-visit': { visit: '00000000-0000-7000-8000-000000000002', on: '2026-11-30', text },
};
/** With what a use case would take from the case: the number of the step, the ground that fits, a colleague who could. */
export const command = (name: WholeCommand, state?: Case): Command => {
  const body = bodies[name];
  if (name === 'begin-special-step') {
    return { name, body: { ...bodies[name], no: (state?.steps.length ?? 0) + 1 } };
  }
  if (name === 'ask-special-step') {
    return { name, body: { ...bodies[name], no: askingStep(state?.steps ?? [])?.no ?? 0 } };
  }
  if (name === 'end-special-step') {
    return { name, body: { ...bodies[name], no: state?.steps.find((one) => !one.result)?.no ?? 0 } };
  }
  if (name === 'record-visit') {
    return { name, body: { ...bodies[name], visit: `visit-${state?.visits.length ?? 0}` } };
  }
  if (name === 'take-licence') {
    const material = state ? (lackingMaterials(state).at(-1) ?? 'm1') : 'm1';
    return { name, body: { ...bodies[name], material } };
  }
  if (name === 'void') return { name, body: { ...bodies[name], ground: voidGround(state) } };
  if (name === 'hand-over' || name === 'reassign' || name === 'assign') {
    const able = state && actors.find((actor) => actor.kind === 'staff' && couldTake(state, actor));
    const recipient = able ?? staff('nobody');
    const to = recipient.kind === 'staff' ? recipient.staffId : '';
    return { name, body: { ...bodies[name], from: state?.handler?.staffId ?? '', to, recipient } } as Command;
  }
  return { name, body } as Command;
};

const voidGround = (state: Case | undefined): VoidGround => {
  if (state?.state === 'finished') return 'commitment-breached';
  return state?.decision ? 'fraud' : 'duplicate';
};

function staff(staffId: string, ...permissions: Permission[]): CaseActor {
  return { kind: 'staff', staffId, permissions: new Set(permissions) };
}
const everything = [
  'case.read',
  'case.receive',
  'case.instant',
  'case.review',
  'case.decide',
  'case.extend',
  'case.void',
  'case.finish',
] as const;
export const actors: CaseActor[] = [
  { kind: 'applicant', subjectId: 'subject', personId: 'agent' },
  { kind: 'applicant', subjectId: 'somebody-else', personId: 'other' },
  { kind: 'system', name: 'clock' },
  staff('clerk', 'case.read', 'case.receive'),
  staff('reviewer', 'case.read', 'case.review'),
  staff('decider', 'case.read', 'case.decide'),
  { ...staff('leader', 'case.read', 'case.decide'), holderAway: true } as CaseActor,
  staff('issuer', 'case.read', 'case.finish'),
  staff('omnipotent-1', ...everything),
  staff('omnipotent-2', ...everything),
  staff('omnipotent-3', ...everything),
];

export const refOf = (actor: CaseActor): string =>
  actor.kind === 'staff'
    ? `staff:${actor.staffId}`
    : actor.kind === 'applicant'
      ? `person:${actor.personId}`
      : 'system:clock';

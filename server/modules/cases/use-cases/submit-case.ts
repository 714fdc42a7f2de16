import { randomUUIDv7 } from 'node:crypto';
import type { CommandReply } from '../../../../contracts/cases.ts';
import type { Answers } from '../../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../../contracts/identity.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { readPackageCode } from '../../packages/index.ts';
import { commandActor, refsOf } from '../actor-refs.ts';
import type { Typed } from '../answers.ts';
import type { Case } from '../case.ts';
import { acceptanceLimit, newSpan, spansOf } from '../clock-spans.ts';
import { dueOf } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import { takenInDraft } from '../draft-taken.ts';
import { type DraftRow, findDraft, uploadsOf } from '../drafts-store.ts';
import type { CaseRules } from '../events/acceptance.ts';
import { chain, genesis } from '../events/chain.ts';
import type { Payloads } from '../events/kinds.ts';
import { readEvent } from '../events/read.ts';
import type { FileRef, LimitRef } from '../events/refs.ts';
import { fold } from '../fold.ts';
import { type InstantKnown, sourceFacts } from '../instant.ts';
import { lawfulDecision, lawfulDelivery, lawfulExtension } from '../law.ts';
import { decide } from '../lifecycle.ts';
import type { Applicant } from '../neighbours.ts';
import { caseNumbering } from '../numbers.ts';
import { type OpenItem, openItem } from '../opening.ts';
import { type PaperBasis, paperBasis, snapshotOf } from '../papers/basis.ts';
import { type PaperScope, paperScopes, sealPapers } from '../papers/number.ts';
import { preCheckedAs } from '../pre-check/pre-check.ts';
import { openingOnReceipt } from '../review/opening.ts';
import { placeKeys, seatRows } from '../review/rows.ts';
import { rowState } from '../row.ts';
import {
  fingerprint,
  lastHash,
  mandateOf,
  outboxOf,
  replyOf,
  sameAnswer,
  withPapers,
} from '../run-command.ts';
import { keyDivision } from '../scope.ts';
import { lastFour, openJson, places, sealJson } from '../sealing.ts';
import { type FileRow, findCommand, insertCase, type NewCase, takeNumbers, type Write } from '../store.ts';
import { checkRound, demandRealName, type Round, sealRound } from '../submission.ts';
import { markOf } from '../window/mark.ts';
import { type AtWindow, papersIn, signedScans, windowPart } from '../window/signed.ts';
import { decideInstantly } from './decide-instantly.ts';
import { rowOf } from './drafts.ts';
import { laterOf, type SignedLater } from './later-of.ts';

export type SubmitInput = {
  divisionCode: string;
  itemCode: string;
  key: string;
  /** Answers given here win over those of the draft. */
  answers?: Typed;
  /** The draft that becomes the case, with its uploads; gone afterwards. */
  draftId?: string;
  /** Name typed under the commitment 告知承诺书, where the draft chooses one. */
  signature?: string;
  /** 到窗申请: the clerk who typed it, and what she saw. */
  window?: AtWindow;
};

/**
 * A case begins: checked as a whole, numbered gapless, with its receipt. The same key gives the same case, also where
 * two identical requests race. Throws `item-not-open`, `not-eligible`, `real-name-level`, `answers-invalid`,
 * `materials-missing`, `key-reused`, `not-allowed-now` (already-submitted). `draft`: that of `draftId`, where the caller
 * has just read it.
 */
export async function submitCase(
  ctx: CasesContext,
  actor: ApplicantActor,
  input: SubmitInput,
  draft?: DraftRow,
): Promise<CommandReply> {
  const { key, ...body } = input;
  const sender = commandActor(actor);
  const print = fingerprint(ctx, { caseId: '', name: 'submit', body });
  const known = await findCommand(ctx.db, sender, key);
  if (known) return sameAnswer(known, print);
  try {
    const made = await make(ctx, actor, input, print, draft);
    ctx.nudge();
    return made;
  } catch (error) {
    // The same request, a moment earlier: its answer is this one's answer, and no number was used.
    const first = await findCommand(ctx.db, sender, key);
    if (first) return sameAnswer(first, print);
    throw await whyNot(ctx, actor, input, error);
  }
}

/** A draft that went while it was being read became a case under another key: that is the reason, not what it lacks. */
async function whyNot(
  ctx: CasesContext,
  actor: ApplicantActor,
  { draftId }: SubmitInput,
  error: unknown,
): Promise<unknown> {
  const looksEmpty =
    error instanceof AppError && ['answers-invalid', 'materials-missing'].includes(error.code);
  if (!draftId || !looksEmpty || (await findDraft(ctx.db, actor, draftId))) return error;
  return alreadySubmitted();
}

const alreadySubmitted = (): AppError =>
  new AppError('not-allowed-now', { reason: 'already-submitted', command: 'submit' });

async function make(
  ctx: CasesContext,
  actor: ApplicantActor,
  input: SubmitInput,
  print: string,
  known?: DraftRow,
): Promise<CommandReply> {
  demandRealName(actor);
  // A package is applied for as a joint case, whose parts come here by `preparePart`.
  if (readPackageCode(input.itemCode)) throw new AppError('item-not-open', { reason: 'package' });
  const asked = { optional: !input.draftId }; // a program sends answers, no page was shown to choose from
  const item = await openItem(ctx, actor, input.divisionCode, input.itemCode, asked);
  const draft = known ?? (input.draftId ? await rowOf(ctx, actor, input.draftId) : null);
  if (draft && !fits(draft, input)) throw new AppError('not-found', { reason: 'draft' });
  const [uploads, applicant] = await Promise.all([
    draft ? uploadsOf(ctx.db, draft.id) : [],
    ctx.neighbours.applicant(actor),
  ]);
  const files = new Map<string, FileRef[]>();
  for (const { materialId, id, sm3 } of uploads) {
    files.set(materialId, [...(files.get(materialId) ?? []), { id, sm3 }]);
  }
  const saved = draft ? openJson<Answers>(ctx, draft.sealed, places.draft(draft.id)) : {};
  const typed = { ...saved, ...input.answers };
  const instead = {
    committed: new Set(draft?.committed),
    ...(input.window && draft
      ? { papers: new Set(draft.papersSeen), taken: await takenInDraft(ctx, draft) }
      : {}),
  };
  const checked = await checkRound(ctx, item, applicant, typed, files, undefined, instead);
  const window = input.window && {
    ...input.window,
    signed: signedScans(uploads, input.window, markOf(ctx, actor, item, checked), 'submit'),
  };
  const signature = input.window ? { onPaper: input.window.mark } : { typed: input.signature };
  const later = await laterOf(ctx, actor, item, signature, checked.sourced);
  const preCheck = draft && preCheckedAs(draft, () => markOf(ctx, actor, item, checked));

  const id = randomUUIDv7();
  const round = sealRound(ctx, id, 1, checked.answers, checked.sourced);
  const used = new Set(round.refs.materials.flatMap((material) => material.files.map((file) => file.id)));
  const scans = new Set(window?.signed.map((file) => file.id));
  const rows = uploads.filter((upload) => used.has(upload.id) || scans.has(upload.id));
  const rule = item.definition.instant;
  const today = localDate(ctx.clock.now());
  const applied = { realNameLevel: actor.level, underMandate: item.mandate !== null, today };
  const ready = {
    id,
    print,
    item,
    applicant,
    round,
    files: rows,
    later,
    preCheck,
    window,
    instant: rule ? applied : null,
  };
  const reply = await inTx(ctx.db, await prepare(ctx, actor, input, ready));
  if (rule) {
    const { answers, sourced } = checked;
    // The application is in, whatever comes of this: where this process fails, the outbox sees that it is judged.
    const submitted = { caseId: id, rule, answers, sources: sourceFacts(sourced), known: applied };
    await decideInstantly(ctx, submitted).catch((error: Error) =>
      ctx.log.error({ caseId: id, err: error.message }, 'not judged by its rule in the same breath'),
    );
  }
  return reply;
}

/** The draft must be one of a new application for this very item; the mending of a case is `resubmitCase`. */
const fits = (row: DraftRow, input: SubmitInput): boolean =>
  row.divisionCode === input.divisionCode && row.itemCode === input.itemCode && !row.caseId;

export type Ready = {
  id: string;
  print: string;
  item: OpenItem;
  applicant: Applicant;
  round: Round;
  files: FileRow[];
  /** What was committed to and what is to come later. */
  later?: SignedLater;
  /** What a rule asks beside what was handed in (秒批), where the item has one: it goes with the row that sees to it. */
  instant?: InstantKnown | null;
  /** How long the organisation has, where the item itself does not decide it. */
  limit?: LimitRef | null;
  /** 到窗申请, with the scans of what was signed. */
  window?: (AtWindow & { signed: FileRef[] }) | undefined;
  /** 预审 that was answered before it was handed in. */
  preCheck?: Payloads['pre-checked'] | null;
  /** A part whose result waits for the others of its joint case. */
  held?: boolean;
};

/** Reads all that a case begins with; what it answers only writes, in the transaction that it is given. */
export async function prepare(
  ctx: CasesContext,
  actor: ApplicantActor,
  input: SubmitInput,
  ready: Ready,
): Promise<(tx: Tx) => Promise<CommandReply>> {
  const { id, item, applicant } = ready;
  const path = await ctx.neighbours.path(item.divisionCode);
  const division = keyDivision(path);
  if (!division) throw new AppError('item-not-open', { reason: 'division' });
  const calendar = ctx.calendar.forDivisions(path.map((one) => one.code));
  const limits = ready.limit === undefined ? limitsOf(item) : { ...limitsOf(item), decision: ready.limit };
  const later = ready.later && { commitment: ready.later.commitment, deferrals: ready.later.deferrals };
  const window = ready.window && windowPart('submit', actor, ready.window, papersIn(ready.round));
  const body = {
    ...submission(actor, input, ready, division.code, limits),
    ...(later ? { later } : {}),
    ...(window ? { window } : {}),
    ...(ready.held ? { held: true } : {}),
    ...(ready.preCheck ? { preCheck: ready.preCheck } : {}),
  };
  const command = { name: 'submit' as const, body };
  const { subjectId, personId } = actor;
  const sender = { kind: 'applicant' as const, subjectId, personId, mandate: item.mandate };
  const decision = decide(undefined, command, sender);
  if (!decision.ok) throw new AppError('forbidden');
  const subject = { id: subjectId, kind: applicant.subject.kind };
  const opening = await openingOnReceipt(ctx, item, subject, decision.events, ready.round.given);
  const decided = [...decision.events, ...opening];
  const seatKeys = await placeKeys(ctx, null, opening);

  const snapshot = snapshotOf(applicant);
  const { organisationId } = item;
  const agent = item.mandate ? applicant.person.name : null;
  const { kind } = applicant.subject;
  const byLaw = kind === 'person' && personId !== subjectId && !item.mandate;
  const guardian = byLaw ? applicant.person.name : null;
  const whose = { organisationId, divisionCode: division.code, subjectKind: kind, agent, guardian };
  const basis: PaperBasis = await paperBasis(ctx, item, whose, snapshot);
  const sealedApplicant = sealJson(ctx, snapshot, places.applicant(id)).sealed;

  return async (tx) => {
    const now = ctx.clock.now();
    const at = now.toISOString();
    const numbering = caseNumbering(division.code, localDate(now));
    const papersScope: PaperScope = {
      divisionCode: division.code,
      organisationId,
      kinds: decision.papers,
      at: now,
    };
    const scopes = [numbering.scope, ...paperScopes(papersScope)];
    const numbers = await takeNumbers(tx, division.code, scopes);
    const numberSeq = numbers.get(numbering.scope) as number;
    const number = numbering.format(numberSeq);
    // 收件即受理: two papers at once, the receipt and the notice of acceptance with the decision's last day.
    const starts = command.body.rules.onReceipt ? limits.decision : null;
    const answerBy = dueOf(newSpan('acceptance', limits.acceptance, at), calendar)?.date ?? null;
    const papers = sealPapers(ctx, papersScope, numbers, {
      basis,
      caseNumber: number,
      submittedAt: now,
      receivedAt: now,
      acceptedAt: null,
      materials: ready.round.materials,
      due: starts && dueOf(newSpan('decision', starts, at), calendar),
      limit: starts,
      answerBy: command.body.rules.onReceipt ? null : answerBy,
      clock: null,
      handing: null,
      commitment: ready.later?.signed ?? null,
      corrected: false,
      deemed: false,
      corrections: [],
      decision: null,
      refusal: null,
    });
    const events = withPapers(decided, papers).map((event) =>
      event.kind === 'submitted' ? { ...event, payload: { ...event.payload, number } } : event,
    );
    const key = { divisionCode: division.code, id };
    const links = chain(key, { seq: 0, hash: genesis }, events, {
      ...refsOf(actor),
      mandate: mandateOf(sender),
      at,
    });
    const all = links.map((link) => readEvent(link.body));
    const state = fold(all) as Case;
    const reply = replyOf(id, state, papers, now);
    const row = rowState(
      state,
      lastHash(links),
      spansOf(all),
      (one) => dueOf(one, calendar),
      at,
      calendar.version,
    );
    const made: NewCase = {
      number,
      numberScope: numbering.scope,
      numberSeq,
      placeCode: item.divisionCode,
      organisationId,
      organisationName: basis.issuer,
      itemCode: item.itemCode,
      itemVersion: item.version,
      itemName: item.definition.name,
      formVersion: item.form.version,
      subjectId: actor.subjectId,
      ...applicantColumns(ctx, applicant, number),
      applicantSealed: sealedApplicant,
    };
    const whole: Write = {
      key,
      at,
      links,
      row,
      answers: [ready.round.answers],
      texts: ready.later?.texts ?? [],
      files: ready.files,
      materials: ready.round.materials,
      documents: papers.map((paper) => paper.row),
      outbox: remembering(outboxOf(links, state, id), ready.instant),
      route: state.route && { seats: seatRows(state, calendar, seatKeys), links: [] },
      command: { actor: commandActor(actor), key: input.key, request: ready.print, reply },
      draftId: input.draftId ?? null,
    };
    if (!(await insertCase(tx, made, whole))) {
      throw alreadySubmitted();
    }
    return reply;
  };
}

/** What is still to be judged is remembered in the transaction that made the case. */
const remembering = (rows: Write['outbox'], instant: Ready['instant']): Write['outbox'] =>
  rows.map((row) =>
    instant && row.kind === 'case.submitted' ? { ...row, payload: { ...row.payload, instant } } : row,
  );

/** The promised limit counts, else the statutory one, for a licence that of art. 42; 未填报: no clock runs, and the list says so. */
function limitsOf({ definition }: OpenItem): { acceptance: LimitRef; decision: LimitRef | null } {
  const { service, basic } = definition;
  const byLaw = basic.itemType === 'licence' ? lawfulDecision : null;
  const limit = service.promised ?? service.statutory ?? byLaw;
  return {
    acceptance: acceptanceLimit,
    decision: limit ? { value: limit.value, unit: limit.unit } : null,
  };
}

/** What the item says of its handling, else what the law says (行政许可法 art. 32, 42). */
function rulesOf({ definition }: OpenItem): CaseRules {
  const { handling, basic, specialProcedures } = definition;
  const licence = basic.itemType === 'licence';
  const own = specialProcedures?.find((step) => step.kind === 'extension')?.limit;
  const extension = own && { value: own.value, unit: own.unit };
  return {
    deemed: handling?.silenceAccepts ?? licence,
    onReceipt: handling?.acceptOnReceipt ?? false,
    extension: extension ?? (licence ? lawfulExtension : null),
    delivery: handling?.deliverWithin ?? (licence ? lawfulDelivery : null),
    acceptedBy: handling?.acceptedBy ?? null,
    printedBy: handling?.printedBy ?? null,
  };
}

function submission(
  actor: ApplicantActor,
  input: SubmitInput,
  { item, applicant, round }: Ready,
  division: string,
  limits: Payloads['submitted']['limits'],
) {
  return {
    division,
    place: item.divisionCode,
    organisation: item.organisationId,
    item: {
      code: item.itemCode,
      version: item.version,
      type: item.definition.basic.itemType,
      handleKind: item.definition.service.handleKind,
    },
    rules: rulesOf(item),
    form: { version: item.form.version },
    subject: { id: actor.subjectId, kind: applicant.subject.kind },
    agent: actor.personId,
    channel: input.window ? ('window' as const) : ('online' as const),
    limits,
    ...round.refs,
  };
}

/** Names of organisations are public; a person's is found by its blind index only. */
function applicantColumns(ctx: CasesContext, { subject, person }: Applicant, number: string) {
  const isPerson = subject.kind === 'person';
  const tails = new Set([subject.number, person.number].map(lastFour));
  return {
    applicantKind: subject.kind,
    applicantName: isPerson ? null : subject.name,
    applicantBlind: isPerson ? ctx.keyring.blind(subject.name, places.personName) : null,
    queryBlinds: [...tails].map((tail) => ctx.keyring.blind(tail, places.query(number))),
  };
}

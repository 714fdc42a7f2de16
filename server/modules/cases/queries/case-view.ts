import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';
import type { CaseView, DocumentView, MaterialView, TimelineEntry } from '../../../../contracts/cases.ts';
import type { Answers } from '../../../../contracts/forms.ts';
import type { Actor } from '../../../../contracts/identity.ts';
import type { VisitRecord } from '../../../../contracts/joint-visits.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { hasWord, t } from '../../../../ui/words/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { maskIdNumber, maskName } from '../../identity/index.ts';
import { personActor, staffActor } from '../actor-refs.ts';
import type { Case, Said } from '../case.ts';
import { runningSpan, spansOf } from '../clock-spans.ts';
import { clockView } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import { genesis, linkHash } from '../events/chain.ts';
import { isHeldBack } from '../held.ts';
import { availableActions } from '../lifecycle.ts';
import type { HeldLicence } from '../neighbours.ts';
import type { Snapshot } from '../papers/basis.ts';
import { agentName, itemOf } from '../papers/of-case.ts';
import { remediesOf, remedyTimes } from '../papers/remedies.ts';
import { narrowed } from '../review/narrow.ts';
import { routeView } from '../review/view.ts';
import { isCaseId, type Open, openCase } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { type Loaded, loadForCommand, type TextRow } from '../store.ts';
import { answersOf, documentsOf, filesOf, materialsOf, textsOf } from '../store-read.ts';
import { timelineOf } from '../timeline.ts';
import { answerViews } from './answer-views.ts';
import { clockActs, decisionWords, officersOf, transferTargets } from './clock-acts.ts';
import { handingView } from './handing-view.ts';
import { instantView, laterView } from './later-views.ts';
import { placeName, placeNames } from './place-names.ts';

/** A case that this actor may see. Throws `not-found` for any other: its existence is nobody else's business. */
export async function readCase(ctx: CasesContext, actor: Actor, caseId: string): Promise<Open> {
  if (!isCaseId(caseId)) throw new AppError('not-found');
  const { found } = await loadForCommand(ctx.db, caseId, '', '');
  const open = found && (await openCase(ctx, actor, found));
  if (!open) throw new AppError('not-found');
  return open;
}

/**
 * One case on one screen. Officers see personal answers masked and the reviewer's opinion; the applicant sees her own
 * answers open and the decision, not the opinion that led to it.
 */
export async function caseView(
  ctx: CasesContext,
  actor: Actor,
  caseId: string,
  locale: Locale = 'zh-CN',
): Promise<CaseView> {
  const open = await readCase(ctx, actor, caseId);
  const { row, state, events } = open;
  const at = [ctx.db, row.divisionCode, row.id] as const;
  const [item, rounds, materials, texts, documents, timeline, names] = await Promise.all([
    itemOf(ctx, open),
    answersOf(...at),
    materialViews(ctx, open),
    textsOf(...at),
    documentsOf(...at),
    timelineOf(ctx, events, row.hashes, state, locale),
    ctx.neighbours.names(officersOf(open)),
  ]);
  const officer = actor.kind === 'staff';
  const answersIn = (round: number): Answers | null => {
    const found = rounds.find((one) => one.round === round);
    return found ? openJson<Answers>(ctx, found.sealed, places.answers(row.id, round)) : null;
  };
  const [latest, before] = [answersIn(state.answers.round) ?? {}, answersIn(state.answers.round - 1)];
  const placed = await placeNames(ctx, item.form, [latest, before]);
  const text = (ref: { id: string }) => openText(ctx, texts, ref.id);
  const { calendar } = open;
  const now = ctx.clock.now();
  const spans = spansOf(events);
  const running = runningSpan(spans);
  const snapshot = openJson<Snapshot>(ctx, row.applicantSealed, places.applicant(row.id));
  const person = state.subject.kind === 'person';
  const agent = state.agentId === state.subject.id ? null : await agentName(ctx, state);
  const name = (staffId: string) =>
    names.get(`staff:${staffId}`) ?? (staffId.startsWith('system:') ? t(locale, 'case.plain.system') : '');

  const actions = availableActions(state, open.actor, open.moment);
  const route = await routeView(ctx, open, { item, text, calendar, locale, actions, inner: officer });

  const said = (one: Said | null) =>
    one && { reason: text(one.text) as string, by: name(one.staffId), at: one.at };
  const refused = ({ ground, ...one }: NonNullable<Case['refusal']>) => {
    const { reason, competent } = text(one.text) as { reason: string; competent: string | null };
    return { ground, reason, competent, by: name(one.staffId), at: one.at };
  };

  const view: CaseView = {
    id: row.id,
    number: state.number,
    divisionCode: state.divisionCode,
    divisionName: placeName(await ctx.neighbours.path(state.placeCode)),
    itemCode: state.item.code,
    itemName: row.itemName,
    applicantName: snapshot.name,
    organisationName: row.organisationName,
    state: state.state,
    stateName: t(locale, `case.state.${state.state}`),
    version: state.version,
    handler: state.handler && { id: state.handler.staffId, name: name(state.handler.staffId) },
    submittedAt: state.submittedAt,
    clock: running && clockView(running, calendar, now),
    deemed: running?.kind === 'acceptance' && state.rules.deemed,
    clocks: spans.map((span) => clockView(span, calendar, now)),
    applicant: {
      kind: state.subject.kind,
      name: snapshot.name,
      idNumber: person && officer ? maskIdNumber(snapshot.number) : snapshot.number,
      agent: agent && (officer ? maskName(agent) : agent),
    },
    answers: answerViews(item.form, latest, before, { masked: officer, locale, places: placed }),
    materials,
    documents: documents
      .filter(({ kind }) => !isHeldBack(state, actor, kind))
      .map((document) => documentView(document, locale)),
    signedPapers: await signedViews(ctx, open),
    held: state.held,
    visits: state.visits.map((visit) => text(visit.text) as VisitRecord),
    timeline: officer ? timeline : timeline.map((entry) => outward(entry, locale)),
    corrections: state.correction ? (text(state.correction.text) as CorrectionPoint[]) : [],
    opinion:
      officer && state.opinion
        ? {
            opinion: state.opinion.opinion,
            reason: text(state.opinion.text) as string,
            by: name(state.opinion.staffId),
            at: state.opinion.at,
          }
        : null,
    decision: state.decision && {
      decision: state.decision.decision,
      ...decisionWords(text(state.decision.text)),
      by: name(state.decision.staffId),
      at: state.decision.at,
    },
    ...clockActs(open, item, text, name),
    later: laterView(open, item, text, name),
    handing: await handingView(ctx, state, { text, name, masked: officer }),
    instant: officer ? instantView(open, item, text, locale) : null,
    transferTo: await transferTargets(ctx, open),
    escalation: officer ? said(state.escalation) : null,
    returned: officer ? said(state.returned) : null,
    refusal: state.refusal && refused(state.refusal),
    remedies: await remediesIn(ctx, state),
    route,
    actions,
    chainWhole: isWhole(row),
  };
  return narrowed(view, events, open.steps);
}

/** As the applicant reads it: an opinion is a step towards the decision, and told to nobody before it. */
const outward = (entry: TimelineEntry, locale: Locale): TimelineEntry =>
  entry.kind === 'reviewed' ? { ...entry, plain: t(locale, 'case.plain.reviewed') } : entry;

/** Of an act against which the law gives a remedy. */
async function remediesIn(ctx: CasesContext, state: Case): Promise<CaseView['remedies']> {
  const against = state.refusal ?? state.voiding ?? (state.decision?.decision !== 'grant' && state.decision);
  if (!against) return null;
  const { divisionCode, organisationId } = state;
  const division = (await ctx.neighbours.path(divisionCode)).at(-1);
  const place = { divisionCode, divisionName: division?.name ?? '', organisationId };
  return { ...remediesOf(place), ...remedyTimes };
}

function openText(ctx: CasesContext, texts: readonly TextRow[], id: string): unknown {
  const found = texts.find((one) => one.id === id);
  return found ? openJson(ctx, found.sealed, places.text(id)) : null;
}

/** Every hash of this case again, from the text that was kept. */
export function isWhole(row: Loaded): boolean {
  let head = genesis;
  for (const [index, body] of row.bodies.entries()) {
    head = linkHash(head, body);
    if (head !== row.hashes[index]) return false;
  }
  return head === row.lastHash && row.bodies.length === row.version;
}

/** What was signed on paper at the window, with its scans. */
async function signedViews(ctx: CasesContext, { row, state }: Open): Promise<CaseView['signedPapers']> {
  const { signedPapers } = state;
  if (!signedPapers.length) return [];
  const refs = signedPapers.flatMap((one) => [personActor(one.personId), staffActor(one.staffId)]);
  const [files, names] = await Promise.all([
    filesOf(ctx.db, row.divisionCode, row.id),
    ctx.neighbours.names([...new Set(refs)]),
  ]);
  return signedPapers.map(({ act, mark, at, personId, staffId, files: kept }) => ({
    act,
    mark: kept.length ? null : mark,
    at,
    by: names.get(personActor(personId)) ?? '',
    clerk: names.get(staffActor(staffId)) ?? '',
    files: files
      .filter((file) => kept.some(({ id }) => id === file.id))
      .map((file) => ({
        id: file.id,
        name: ctx.keyring.open(file.nameSealed, places.fileName(file.id)),
        size: file.size,
      })),
  }));
}

export async function materialViews(ctx: CasesContext, { row, state }: Open): Promise<MaterialView[]> {
  const [materials, files] = await Promise.all([
    materialsOf(ctx.db, row.divisionCode, row.id, state.answers.round),
    filesOf(ctx.db, row.divisionCode, row.id),
  ]);
  const texts = state.taken.length ? await textsOf(ctx.db, row.divisionCode, row.id) : [];
  const taken = new Map(
    state.taken.map(({ material, text }) => [material, openText(ctx, texts, text.id) as HeldLicence | null]),
  );
  const relies = state.materials.some(({ licence }) => licence !== null);
  const withdrawn = relies ? await ctx.neighbours.withdrawnFrom(row.id) : new Set<string>();
  const supplied = new Map(
    state.later.deferrals
      .filter((one) => one.suppliedAt)
      .map((one) => [one.id, one.files.map((file) => file.id)]),
  );
  const views = materials.map(async (material) => {
    const place = places.licence(row.id, material.round, material.materialId);
    const held = material.licenceSealed
      ? openJson<HeldLicence>(ctx, material.licenceSealed, place)
      : (taken.get(material.materialId) ?? null);
    const now = held?.licenceId ? await ctx.neighbours.licenceState(held.licenceId) : undefined;
    return {
      id: material.materialId,
      name: material.name,
      required: material.required,
      source: taken.has(material.materialId)
        ? 'held-licence'
        : supplied.has(material.materialId)
          ? supplied.get(material.materialId)?.length
            ? 'upload'
            : 'paper' // handed in at a window, where a clerk saw it
          : (material.source as MaterialView['source']),
      licence: held && {
        typeName: held.typeName,
        number: held.number,
        checkedAt: held.checkedAt,
        ...(held.elements?.length && { elements: held.elements }),
        ...(held.taken && { taken: true as const }),
        ...(now && { state: now }),
        ...(held.ref && withdrawn.has(held.ref) && { number: '', elements: [], withdrawn: true as const }),
      },
      files: files
        .filter(
          (file) =>
            material.fileIds.includes(file.id) || supplied.get(material.materialId)?.includes(file.id),
        )
        .map((file) => ({
          id: file.id,
          name: ctx.keyring.open(file.nameSealed, places.fileName(file.id)),
          size: file.size,
          mediaType: file.mediaType,
          addedAt: file.at.toISOString(),
        })),
    };
  });
  return Promise.all(views);
}

export function documentView(
  document: { id: string; kind: string; number: string; at: Date; size: number },
  locale: Locale,
): DocumentView {
  const key = `case.paper.${document.kind}`;
  return {
    id: document.id,
    kind: document.kind,
    number: document.number,
    title: hasWord(key) ? t(locale, key) : document.kind,
    at: document.at.toISOString(),
    size: document.size,
  };
}

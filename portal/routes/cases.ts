import type { FastifyRequest } from 'fastify';
import type { CaseRow } from '../../contracts/cases.ts';
import {
  type ApplicantCase,
  applicantCase,
  applicantCases,
  caseTopic,
  type Draft,
  listDrafts,
  openDocument,
  openFile,
} from '../../server/modules/cases/index.ts';
import { accountNames } from '../../server/modules/identity/index.ts';
import { applicantJoints, jointAbout } from '../../server/modules/joint/index.ts';
import { ratingsOf } from '../../server/modules/ratings/index.ts';
import { getOrganisation, getVenue } from '../../server/modules/regions/index.ts';
import { localeOf, sendBytes, streamChanges } from '../../server/platform/http/index.ts';
import { shippedRetention } from '../../server/platform/retention.ts';
import { askingOf } from '../asking.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, frameOf, sendPage } from '../frame.ts';
import { type MyCasesProps, type ProgressProps, readings, type SubmittedProps } from '../pages/props.ts';

const { draftDays } = shippedRetention();
type Where = { Params: { id: string } };
const applicant = { config: { access: 'applicant' } } as const;

/** The applicant's own cases: list, progress at one look, papers, files, evidence. */
export const caseRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get('/cases', applicant, async (request, reply) => {
    const actor = applicantOf(request);
    const [frame, drafts, rows, joints] = await Promise.all([
      frameOf(ctx, request),
      listDrafts(ctx.cases, actor),
      applicantCases(ctx.cases, actor),
      applicantJoints(ctx.cases, actor),
    ]);
    const others = drafts.map((draft) => draft.accountId).filter((id) => id !== actor.accountId);
    const names = await accountNames(ctx, others);
    const begun = await Promise.all(drafts.map((draft) => draftRow(ctx, draft, names)));
    const cases = await Promise.all(
      rows.map(async (row) => ({
        ...row,
        mayRate: row.state === 'finished' && (await ratingState(ctx, row)) === 'none',
      })),
    );
    return sendPage(ctx, reply, 'MyCases', { frame, drafts: begun, draftDays, cases, joints });
  });

  app.get<Where>('/cases/:id', applicant, async (request, reply) =>
    sendPage(ctx, reply, 'Progress', await progressProps(ctx, request)),
  );

  app.get<Where>('/cases/:id/evidence', applicant, async (request, reply) => {
    const { row, timeline, chainWhole } = await progressProps(ctx, request);
    const frame = await frameOf(ctx, request);
    const { id: caseId, number, itemName } = row;
    const { reading: asked } = request.query as { reading?: string };
    const reading = readings.find((one) => one === asked) ?? 'both';
    const props = { frame, caseId, number, itemName, timeline, chainWhole, reading };
    return sendPage(ctx, reply, 'Evidence', props);
  });

  app.get<Where>('/cases/:id/submitted', applicant, async (request, reply) =>
    sendPage(ctx, reply, 'Submitted', await submittedProps(ctx, request)),
  );

  app.get<Where>('/cases/:id/live', applicant, async (request, reply) => {
    await applicantCase(ctx.cases, applicantOf(request), request.params.id);
    return streamChanges(ctx, request, reply, caseTopic(request.params.id));
  });

  app.get<{ Params: { id: string; document: string } }>(
    '/cases/:id/documents/:document',
    applicant,
    async (request, reply) => {
      const { id, document } = request.params;
      const { number, bytes } = await openDocument(ctx.cases, applicantOf(request), id, document);
      return sendBytes(reply, `${number}.pdf`, 'application/pdf', bytes);
    },
  );

  app.get<{ Params: { id: string; file: string } }>(
    '/cases/:id/files/:file',
    applicant,
    async (request, reply) => {
      const { id, file } = request.params;
      const { name, mediaType, bytes } = await openFile(ctx.cases, applicantOf(request), id, file);
      return sendBytes(reply, name, mediaType, bytes);
    },
  );
};

type RatingState = ProgressProps['rating'];

async function ratingState(
  ctx: PortalContext,
  row: Pick<CaseRow, 'divisionCode' | 'id' | 'state'>,
): Promise<RatingState> {
  if (row.state !== 'finished') return 'closed';
  const given = await ratingsOf(ctx.db, ctx.keyring, row.divisionCode, row.id);
  return given.length === 0 ? 'none' : given.length === 1 ? 'first' : 'follow-up';
}

/** What is still missing is not judged here: the list stays quick. */
async function draftRow(
  ctx: PortalContext,
  draft: Draft,
  names: ReadonlyMap<string, string>,
): Promise<MyCasesProps['drafts'][number]> {
  const item = await ctx.cases.neighbours.publishedItem(draft.divisionCode, draft.itemCode);
  const itemName = item?.definition.name ?? draft.itemCode;
  const by = names.get(draft.accountId) ?? null;
  return { id: draft.id, itemName, savedAt: draft.updatedAt, by, preCheck: markOfDraft(draft) };
}

function markOfDraft({ preCheck }: Draft): MyCasesProps['drafts'][number]['preCheck'] {
  if (preCheck?.state === 'asked') return 'asked';
  return preCheck?.result ?? null;
}

async function ownCase(ctx: PortalContext, request: FastifyRequest): Promise<ApplicantCase> {
  const { id } = request.params as Where['Params'];
  return applicantCase(ctx.cases, applicantOf(request), id, localeOf(request));
}

async function progressProps(ctx: PortalContext, request: FastifyRequest): Promise<ProgressProps> {
  const since = ctx.live.mark(); // before it is read
  const [frame, { view, organisationId }] = await Promise.all([frameOf(ctx, request), ownCase(ctx, request)]);
  const organisation = await getOrganisation(ctx.db, organisationId);
  const venue = organisation?.venueId ? await getVenue(ctx.db, organisation.venueId) : undefined;
  const { corrections, documents, timeline, decision, route, chainWhole } = view;
  return {
    frame,
    since,
    row: view,
    corrections: view.state === 'correction-requested' ? corrections : [],
    documents,
    signedPapers: view.signedPapers,
    timeline,
    decision,
    route,
    phone: venue?.phone ?? null,
    rating: await ratingState(ctx, view),
    competent: view.refusal?.competent ?? null,
    remedies: view.remedies,
    handing: view.handing,
    later: view.later,
    joint: await jointAbout(ctx.db, view.id),
    held: view.held,
    visits: view.visits,
    asking: askingOf(view),
    mayWithdraw: view.actions.some(({ command }) => command === 'withdraw'),
    chainWhole,
    already: (request.query as { already?: string }).already === '1',
  };
}

async function submittedProps(ctx: PortalContext, request: FastifyRequest): Promise<SubmittedProps> {
  const [frame, { view, item }] = await Promise.all([frameOf(ctx, request), ownCase(ctx, request)]);
  return {
    frame,
    caseId: view.id,
    number: view.number,
    itemName: view.itemName,
    submittedAt: view.submittedAt,
    organisationName: view.organisationName,
    answerBy: view.clocks.find((clock) => clock.kind === 'acceptance')?.due ?? null,
    promised: item.definition.service.promised,
    receipt: view.documents.find((document) => document.kind === 'submission-receipt') ?? null,
    granted:
      view.state === 'decided'
        ? (view.documents.find((document) => document.kind === 'decision') ?? null)
        : null,
  };
}

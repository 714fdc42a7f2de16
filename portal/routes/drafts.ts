import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem, Problem } from '../../contracts/errors.ts';
import { decidingFields } from '../../contracts/form-schema.ts';
import { fieldsOf } from '../../contracts/forms.ts';
import {
  caseOfDraft,
  chooseCommitments,
  discardDraft,
  draftForm,
  draftItem,
  type SavedDraft,
  type Seen,
  saveDraft,
  submitDraft,
} from '../../server/modules/cases/index.ts';
import { jointOfDraft, submitJoint } from '../../server/modules/joint/index.ts';
import { ownMaterials } from '../../server/modules/licences/index.ts';
import { readPackageCode } from '../../server/modules/packages/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf, tokenFits } from '../../server/platform/http/index.ts';
import { t } from '../../ui/words/index.ts';
import { choicesFor } from '../choices.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import {
  type DraftView,
  materialNeeds,
  problemsOfPage,
  stepAfter,
  stepBefore,
  viewDraft,
} from '../draft-view.ts';
import { elsewhereProblems } from '../elsewhere.ts';
import { applicantOf, type FormBody, field, formBody, frameOf, sendPage } from '../frame.ts';
import { openGuide } from '../package-plan.ts';
import { paths } from '../pages/paths.ts';
import type { Typed } from '../pages/props.ts';
import { ownerOf, type Posted, readPosted } from '../posted.ts';
import { problemFor } from '../problem.ts';
import { refusedFiles } from '../refused-files.ts';
import { openSteps, reviewPages } from '../review.ts';
import { pick, readSeen, seenText, typedOf } from '../seen.ts';
import { noticeOf } from '../upload-notice.ts';
import { preCheckMark } from './pre-check.ts';

type Step = {
  Params: { id: string; step: string };
  Querystring: { added?: string; removed?: string; kept?: string };
  Body: FormBody;
};

/** The steps of an application: each GET shows one, each POST keeps it first and judges it afterwards. */
export const draftRoutes: PortalRoutes = (ctx) => async (app) => {
  app.setErrorHandler(async (error, request, reply) => {
    const joint = await becameJoint(ctx, request, error);
    if (joint) return reply.redirect(paths.joint(joint), 303);
    const caseId = await becameCase(ctx, request, error);
    if (!caseId) throw error;
    if ((request.headers.accept ?? '').includes('text/html')) {
      return reply.redirect(`${paths.case(caseId)}?already=1`, 303);
    }
    throw new AppError('not-allowed-now', { reason: 'already-submitted' });
  });

  app.get<Step>('/drafts/:id/:step', { config: { access: 'applicant' } }, async (request, reply) => {
    const guide = await openGuide(ctx, applicantOf(request), request.params.id);
    if (guide) return reply.redirect(guide, 303);
    const view = await viewDraft(ctx, applicantOf(request), request.params.id, localeOf(request));
    return showStep(ctx, request, reply, view, request.params.step, {});
  });

  app.post<Step>(
    '/drafts/:id/:step',
    { config: { access: 'applicant-or-former', noCsrf: true } }, // looked at below: a stale page keeps what was typed
    async (request, reply) => {
      const { id, step } = request.params;
      const owner = ownerOf(request);
      const form = await draftForm(ctx.cases, owner, id); // also: whose it is, before any file is read
      if (request.isMultipart() && !tokenFits(request)) return reply.redirect(paths.draft(id, step), 303);
      const posted = await readPosted(ctx, request, id);
      const { body } = posted;
      const seen = readSeen(body);
      const fits = tokenFits(request, body._csrf ?? (request.query as { _csrf?: string })._csrf);
      const page = form.pages.find((one) => one.id === step);
      const saved =
        page && fits
          ? await saveDraft(ctx.cases, owner, {
              draftId: id,
              answers: typedOf(page.fields, body, seen),
              seen,
            })
          : undefined;
      if (step === 'materials' && fits) {
        await chooseCommitments(ctx.cases, owner, id, [body.commit ?? []].flat());
      }
      if (request.bearer.actor.kind !== 'applicant') {
        return reply.redirect(`${paths.signIn(paths.draft(id, step))}&expired=1`, 303); // what was typed is kept
      }
      const view = await viewDraft(ctx, request.bearer.actor, id, localeOf(request));
      if (!fits) {
        const problem = problemFor(request, new AppError('bad-csrf', { reason: 'kept' }));
        return showStep(ctx, request, reply, view, step, { typed: body as Typed, problem }, 403);
      }
      const elsewhere = saved?.elsewhere ?? [];
      const problems = await elsewhereProblems(ctx, view, elsewhere, localeOf(request));
      if (problems.length) {
        const outcome = { problems, typed: pick(body, elsewhere) };
        return showStep(ctx, request, reply, view, step, outcome, 409);
      }
      return next(ctx, request, reply, view, { step, posted, seen });
    },
  );

  app.post<Step>(
    '/drafts/:id/:step/save',
    { config: { access: 'applicant-or-former' } },
    async (request, reply) => {
      const { id, step } = request.params;
      const owner = ownerOf(request);
      const form = await draftForm(ctx.cases, owner, id);
      // A correction asks for single fields of any page.
      const fields =
        step === 'correction' ? fieldsOf(form) : (form.pages.find((one) => one.id === step)?.fields ?? []);
      const body = formBody(request.body);
      const seen = readSeen(body);
      const answers = typedOf(fields, body, seen);
      const { draft, kept, elsewhere } = await saveDraft(ctx.cases, owner, { draftId: id, answers, seen });
      // Kept all the same; the page says that its writer has to sign in again.
      if (request.bearer.actor.kind !== 'applicant') throw new AppError('session-expired');
      // What another window changed was not seen here, until «下一步» has told of it.
      const shown = fields.filter(({ name }) => seen?.fields.has(name) && kept.includes(name));
      return reply.send({
        saved: true,
        ...(seen ? { seen: stillSeen(seen, seenText(shown, draft.answers, seen.writer)) } : {}),
        ...(elsewhere.length ? { elsewhere: elsewhereText(request, fields, elsewhere) } : {}),
      });
    },
  );

  app.post<Step>('/drafts/:id/submit', { config: { access: 'applicant' } }, async (request, reply) => {
    const actor = applicantOf(request);
    const { id } = request.params;
    const signature = field(request.body, 'signature');
    try {
      // A draft that is gone may have been handed in by the press before.
      const draft = await draftItem(ctx.cases, actor, id);
      const whole = draft ? readPackageCode(draft.itemCode) : await jointOfDraft(ctx.cases, actor, id);
      if (whole) {
        const made = await submitJoint(ctx.cases, actor, { draftId: id, key: submitKeyOf(id) });
        return reply.redirect(paths.joint(made.id), 303);
      }
      const made = await submitDraft(ctx.cases, actor, id, signature);
      return reply.redirect(paths.submitted(made.id), 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'not-found') throw error;
      const view = await viewDraft(ctx, actor, id, localeOf(request));
      const problem = problemFor(request, error);
      const outcome = { problem, typed: { signature } };
      return showStep(ctx, request, reply, view, 'review', outcome, error.status);
    }
  });

  app.post<Step>('/drafts/:id/discard', { config: { access: 'applicant' } }, async (request, reply) => {
    await discardDraft(ctx.cases, applicantOf(request), request.params.id);
    return reply.redirect(paths.cases(), 303);
  });
};

const submitKeyOf = (draftId: string): string => `submit-${draftId}`;

async function becameJoint(
  ctx: PortalContext,
  request: FastifyRequest,
  error: unknown,
): Promise<string | undefined> {
  const { actor } = request.bearer;
  const gone = error instanceof AppError && error.code === 'not-found' && error.params.reason === 'draft';
  if (!gone || actor.kind !== 'applicant') return undefined;
  return jointOfDraft(ctx.cases, actor, (request.params as Step['Params']).id);
}

/** The case that a draft became which is gone: an old window, or the way back of the browser, is led to it. */
async function becameCase(
  ctx: PortalContext,
  request: FastifyRequest,
  error: unknown,
): Promise<string | undefined> {
  const gone = error instanceof AppError && error.code === 'not-found' && error.params.reason === 'draft';
  const { actor } = request.bearer;
  if (!gone || actor.kind !== 'applicant') return undefined;
  return (await caseOfDraft(ctx.cases, actor, (request.params as Step['Params']).id))?.id;
}

type Sent = { step: string; posted: Posted; seen: Seen | undefined };

/** Where it goes from a step that is kept: on, back, away, or the same step with what is wrong or still asked. */
async function next(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  view: DraftView,
  { step, posted: { body, added, refused }, seen }: Sent,
): Promise<FastifyReply> {
  const { head } = view;
  if (refused.length) {
    const problems = refusedFiles(request, refused);
    return showStep(ctx, request, reply, view, step, { problems }, 422);
  }
  if ('later' in body) return reply.redirect(paths.cases(), 303);
  if ('back' in body) return reply.redirect(paths.draft(head.id, stepBefore(head, step)), 303);
  if ('upload' in body) {
    const back = paths.draft(head.id, step);
    return reply.redirect(added.length ? `${back}?added=${encodeURIComponent(added.join('、'))}` : back, 303);
  }
  const page = view.pages.find((one) => one.id === step);
  const fresh = seen && page ? page.fields.filter((one) => !one.locked && !seen.fields.has(one.name)) : [];
  const names = fresh.map(({ name }) => name);
  const found = page ? problemsOfPage(page, view.problems) : step === 'materials' ? view.missing : [];
  const problems = found.filter(({ field }) => !names.includes(field));
  if (problems.length || names.length) {
    return showStep(ctx, request, reply, view, step, { problems, fresh: names }, problems.length ? 422 : 200);
  }
  return reply.redirect(paths.draft(head.id, stepAfter(head, step)), 303);
}

/** What was seen of the fields that are not saved stays as it was. */
function stillSeen(seen: Seen, now: string): string {
  const { fields } = JSON.parse(now) as { fields: Record<string, string> };
  return JSON.stringify({
    writer: seen.writer,
    fields: { ...Object.fromEntries(seen.fields), ...fields },
  });
}

function elsewhereText(
  request: FastifyRequest,
  fields: readonly { name: string; label: string }[],
  names: SavedDraft['elsewhere'],
): string {
  const labels = fields.filter(({ name }) => names.includes(name)).map(({ label }) => label);
  return t(localeOf(request), 'apply.elsewhere', { names: labels.join('、') });
}

/** `typed`: what is not kept and stands on the page only; all else is drawn as the draft has it. */
type Outcome = { problems?: FieldProblem[]; typed?: Typed; problem?: Problem | null; fresh?: string[] };

async function showStep(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  view: DraftView,
  asked: string,
  { problems = [], typed = {}, problem = null, fresh = [] }: Outcome,
  status = 200,
): Promise<FastifyReply> {
  const frame = await frameOf(ctx, request);
  const { head: draft, pages } = view;
  const page = pages.find(({ id }) => id === asked);
  if (page) {
    const choices = await choicesFor(ctx, draft.divisionCode, page);
    const { answers } = view.draft;
    const props = {
      ...{ frame, draft, page, answers, returned: { typed, problems }, choices, fresh, problem },
      seen: seenText(page.fields, answers),
      decides: [...decidingFields(view.item.form)],
    };
    return sendPage(ctx, reply, 'ApplyPage', props, status);
  }
  if (asked === 'materials') {
    const notice = noticeOf(request.query as Step['Querystring']);
    const own = await ownMaterials(ctx, applicantOf(request));
    const props = { frame, draft, materials: materialNeeds(view), problems, notice, own };
    return sendPage(ctx, reply, 'Materials', props, status);
  }
  if (asked === 'review') {
    const review = await reviewProps(ctx, request, view);
    const signature = String(typed.signature ?? '');
    return sendPage(ctx, reply, 'Review', { frame, draft, ...review, signature, problem }, status);
  }
  return reply.redirect(paths.draft(draft.id, pages[0]?.id ?? 'materials'), 303);
}

async function reviewProps(ctx: PortalContext, request: FastifyRequest, view: DraftView) {
  const locale = localeOf(request);
  const all = { id: 'all', title: '', fields: view.pages.flatMap((page) => page.fields) };
  const choices = await choicesFor(ctx, view.head.divisionCode, all);
  return {
    pages: reviewPages(view, choices, locale),
    materials: materialNeeds(view),
    open: openSteps(view, locale),
    commitment: view.commitment,
    preCheck: await preCheckMark(ctx, applicantOf(request), view),
  };
}

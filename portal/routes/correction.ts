import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem, Problem } from '../../contracts/errors.ts';
import { decidingFields } from '../../contracts/form-schema.ts';
import { fieldsOf } from '../../contracts/forms.ts';
import {
  type ApplicantCase,
  applicantCase,
  draftForm,
  resubmitCase,
  type Seen,
  saveDraft,
  startCorrection,
} from '../../server/modules/cases/index.ts';
import { ownMaterials } from '../../server/modules/licences/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf, tokenFits } from '../../server/platform/http/index.ts';
import { choicesFor } from '../choices.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { type DraftView, materialNeeds, viewDraft } from '../draft-view.ts';
import { elsewhereProblems } from '../elsewhere.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { CorrectionProps, CorrectionTarget, Typed } from '../pages/props.ts';
import { ownerOf, readPosted } from '../posted.ts';
import { problemFor } from '../problem.ts';
import { refusedFiles } from '../refused-files.ts';
import { pick, readSeen, seenText, typedOf } from '../seen.ts';
import { noticeOf } from '../upload-notice.ts';

type Where = {
  Params: { id: string };
  Querystring: { added?: string; removed?: string; kept?: string; draft?: string };
  Body: FormBody;
};

/** 补正: exactly what the notice asks for, point by point; everything else stays as it was handed in. */
export const correctionRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/cases/:id/correction', { config: { access: 'applicant' } }, async (request, reply) =>
    showCorrection(ctx, request, reply, {}),
  );

  app.post<Where>(
    '/cases/:id/correction',
    { config: { access: 'applicant-or-former', noCsrf: true } }, // looked at below: a stale page keeps what was typed
    async (request, reply) => {
      const { id: caseId } = request.params;
      const owner = ownerOf(request);
      const { actor } = request.bearer;
      if (request.isMultipart() && !tokenFits(request)) return reply.redirect(paths.correction(caseId), 303);
      const known = actor.kind === 'applicant' ? (await startCorrection(ctx.cases, actor, caseId)).id : '';
      const draftId = known || (request.query.draft ?? '');
      const form = await draftForm(ctx.cases, owner, draftId);
      const { body, added, refused } = await readPosted(ctx, request, draftId);
      const seen = readSeen(body);
      const answers = typedOf(fieldsOf(form), body, seen);
      if (!tokenFits(request, body._csrf ?? (request.query as { _csrf?: string })._csrf)) {
        const problem = problemFor(request, new AppError('bad-csrf', { reason: 'kept' }));
        return showCorrection(ctx, request, reply, { typed: body as Typed, problem }, 403);
      }
      const { elsewhere } = await saveDraft(ctx.cases, owner, { draftId, answers, seen });
      if (actor.kind !== 'applicant') {
        return reply.redirect(`${paths.signIn(paths.correction(caseId))}&expired=1`, 303); // what was typed is kept
      }
      const view = await viewDraft(ctx, actor, draftId, localeOf(request));
      const problems = [
        ...refusedFiles(request, refused),
        ...(await elsewhereProblems(ctx, view, elsewhere, localeOf(request))),
      ];
      if (problems.length) {
        const outcome = { problems, typed: pick(body, elsewhere), seen };
        return showCorrection(ctx, request, reply, outcome, elsewhere.length ? 409 : 422);
      }
      if ('later' in body) return reply.redirect(paths.case(caseId), 303);
      if ('upload' in body) {
        const back = paths.correction(caseId);
        return reply.redirect(
          added.length ? `${back}?added=${encodeURIComponent(added.join('、'))}` : back,
          303,
        );
      }
      return resubmit(ctx, request, reply, { caseId, draftId, body });
    },
  );
};

async function resubmit(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { caseId, draftId, body }: { caseId: string; draftId: string; body: FormBody },
): Promise<FastifyReply> {
  try {
    const version = Number(field(body, 'version'));
    await resubmitCase(ctx.cases, applicantOf(request), {
      caseId,
      key: `resubmit-${draftId}`,
      ...(Number.isInteger(version) ? { version } : {}),
      draftId,
    });
    return reply.redirect(paths.case(caseId), 303);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problems = error.fields ?? [];
    const problem = problems.length ? null : problemFor(request, error);
    return showCorrection(ctx, request, reply, { problems, problem, seen: readSeen(body) }, error.status);
  }
}

type Outcome = {
  problems?: FieldProblem[];
  typed?: Typed;
  problem?: Problem | null;
  seen?: Seen | undefined;
};

async function showCorrection(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { problems = [], typed = {}, problem = null, seen }: Outcome,
  status = 200,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  const { params, query } = request as { params: Where['Params']; query: Where['Querystring'] };
  const { view } = await applicantCase(ctx.cases, actor, params.id, localeOf(request));
  if (view.state !== 'correction-requested') return reply.redirect(paths.case(params.id), 303);
  const begun = await startCorrection(ctx.cases, actor, params.id);
  const mended = await viewDraft(ctx, actor, begun.id, localeOf(request));
  const parts = partsOf(view, mended);
  const fields = [...parts.targets.flatMap((one) => ('field' in one ? [one.field] : [])), ...parts.more];
  const { answers } = mended.draft;
  // A new field that is still empty is no mistake: it is asked for, in words of its own.
  const fresh = new Set(parts.more.map(({ name }) => name).filter((name) => !seen?.fields.has(name)));
  const props: CorrectionProps = {
    ...parts,
    frame: await frameOf(ctx, request),
    caseId: view.id,
    number: view.number,
    itemName: view.itemName,
    version: view.version,
    draftId: begun.id,
    answers,
    seen: seenText(fields, answers),
    savedAt: mended.head.savedAt,
    decides: [...decidingFields(mended.item.form)],
    returned: { typed, problems: problems.filter(({ field: name }) => !fresh.has(name)) },
    choices: await choicesFor(ctx, mended.draft.divisionCode, { id: 'correction', title: '', fields }),
    notice: noticeOf(query),
    own: await ownMaterials(ctx, actor),
    problem,
  };
  return sendPage(ctx, reply, 'Correction', props, status);
}

type Parts = Pick<CorrectionProps, 'targets' | 'more' | 'moreMaterials'>;

/** The points of the notice, and what the answers as mended call for beyond them. */
function partsOf(view: ApplicantCase['view'], mended: DraftView): Parts {
  const fields = new Map(fieldsOf(mended.item.form).map((one) => [one.name, one]));
  const needs = materialNeeds(mended);
  const materials = new Map(needs.map((one) => [one.id, one]));
  const targets = view.corrections.flatMap((point): CorrectionTarget[] => {
    const asked = point.kind === 'field' ? fields.get(point.ref) : undefined;
    const material = point.kind === 'material' ? materials.get(point.ref) : undefined;
    if (asked) return [{ point, field: asked }];
    return material ? [{ point, material }] : [];
  });
  const named = new Set(targets.map(({ point }) => `${point.kind} ${point.ref}`));
  const answered = new Set(view.answers.map(({ name }) => name));
  const lacking = new Set(mended.problems.map(({ field: name }) => name));
  const handedIn = new Set(view.materials.filter(({ source }) => source !== 'absent').map(({ id }) => id));
  const missing = new Set(mended.missing.map(({ field: id }) => id));
  return {
    targets,
    more: mended.pages
      .flatMap((page) => page.fields)
      .filter(
        ({ name, locked }) =>
          !locked &&
          !named.has(`field ${name}`) &&
          (lacking.has(name) || (mended.draft.answers[name] !== undefined && !answered.has(name))),
      ),
    moreMaterials: needs.filter(
      ({ id, files }) =>
        !named.has(`material ${id}`) && (missing.has(id) || (files.length > 0 && !handedIn.has(id))),
    ),
  };
}

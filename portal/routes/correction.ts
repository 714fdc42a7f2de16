import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem, Problem } from '../../contracts/errors.ts';
import { fieldsOf } from '../../contracts/forms.ts';
import { applicantCase, resubmitCase, saveDraft, startCorrection } from '../../server/modules/cases/index.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import { choicesFor } from '../choices.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { materialNeeds, viewDraft } from '../draft-view.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { CorrectionProps, CorrectionTarget, Typed } from '../pages/props.ts';
import { problemFor } from '../problem.ts';

type Where = { Params: { id: string }; Querystring: { added?: string; removed?: string }; Body: FormBody };
const applicant = { config: { access: 'applicant' } } as const;

/** 补正: exactly what the notice asks for, point by point; everything else stays as it was handed in. */
export const correctionRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<Where>('/cases/:id/correction', applicant, async (request, reply) =>
    showCorrection(ctx, request, reply, {}),
  );

  app.post<Where>('/cases/:id/correction', applicant, async (request, reply) => {
    const actor = applicantOf(request);
    const { id: caseId } = request.params;
    const body = request.body ?? {};
    const draft = await startCorrection(ctx.cases, actor, caseId);
    const { item } = await viewDraft(ctx, actor, draft.id, localeOf(request));
    const posted = fieldsOf(item.form).filter(({ name }) => name in body || `${name}-shown` in body);
    const answers = Object.fromEntries(posted.map(({ name }) => [name, body[name] ?? '']));
    await saveDraft(ctx.cases, actor, { draftId: draft.id, answers });
    if ('later' in body) return reply.redirect(paths.case(caseId), 303);
    try {
      const version = Number(field(body, 'version'));
      await resubmitCase(ctx.cases, actor, { caseId, key: field(body, 'key'), version, draftId: draft.id });
      return reply.redirect(paths.case(caseId), 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const problems = error.fields ?? [];
      const outcome = {
        problems,
        typed: body as Typed,
        problem: problems.length ? null : problemFor(request, error),
      };
      return showCorrection(ctx, request, reply, outcome, error.status);
    }
  });
};

type Outcome = { problems?: FieldProblem[]; typed?: Typed; problem?: Problem | null };

async function showCorrection(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { problems = [], typed = {}, problem = null }: Outcome,
  status = 200,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  const { params, query } = request as { params: Where['Params']; query: Where['Querystring'] };
  const { view } = await applicantCase(ctx.cases, actor, params.id, localeOf(request));
  if (view.state !== 'correction-requested') return reply.redirect(paths.case(params.id), 303);
  const begun = await startCorrection(ctx.cases, actor, params.id);
  const mended = await viewDraft(ctx, actor, begun.id, localeOf(request));
  const fields = new Map(fieldsOf(mended.item.form).map((one) => [one.name, one]));
  const materials = new Map(materialNeeds(mended).map((one) => [one.id, one]));
  const targets = view.corrections.flatMap((point): CorrectionTarget[] => {
    const asked = point.kind === 'field' ? fields.get(point.ref) : undefined;
    const material = point.kind === 'material' ? materials.get(point.ref) : undefined;
    if (asked) return [{ point, field: asked }];
    return material ? [{ point, material }] : [];
  });
  const page = {
    id: 'correction',
    title: '',
    fields: targets.flatMap((target) => ('field' in target ? [target.field] : [])),
  };
  const props: CorrectionProps = {
    frame: await frameOf(ctx, request),
    caseId: view.id,
    number: view.number,
    itemName: view.itemName,
    version: view.version,
    draftId: begun.id,
    submitKey: `resubmit-${begun.id}`,
    targets,
    answers: mended.draft.answers,
    returned: { typed, problems },
    choices: await choicesFor(ctx, mended.draft.divisionCode, page),
    notice: query.added
      ? { kind: 'added', name: query.added }
      : query.removed
        ? { kind: 'removed', name: query.removed }
        : null,
    problem,
  };
  return sendPage(ctx, reply, 'Correction', props, status);
}

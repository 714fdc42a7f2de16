import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldProblem, Problem } from '../../contracts/errors.ts';
import type { ApplicantActor, MandateRelation } from '../../contracts/identity.ts';
import { mandateRelations } from '../../contracts/identity.ts';
import { actsUnder } from '../../server/modules/cases/index.ts';
import { listItems } from '../../server/modules/catalogue/index.ts';
import {
  assertMayDelegate,
  confirmMandate,
  declineMandate,
  endMandate,
  getMandate,
  giveMandate,
  listMandates,
  openMandatePaper,
} from '../../server/modules/identity/index.ts';
import { getDivision } from '../../server/modules/regions/index.ts';
import { localDate } from '../../server/platform/clock.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf, sendBytes } from '../../server/platform/http/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import { mandateFields } from '../mandate-form.ts';
import type { GiveMandateProps, MandatesProps } from '../pages/mandate-props.ts';
import { paths } from '../pages/paths.ts';
import type { Returned } from '../pages/props.ts';
import { problemFor } from '../problem.ts';

type One = { Params: { id: string } };
const person = { config: { access: 'person' } } as const;
/** Each offer may be read by a stranger whose number was guessed: ten a minute are enough for anybody's helpers. */
const giving = { config: { access: 'person', rateLimit: { max: 10, timeWindow: '1 minute' } } } as const;
const acts = { confirm: confirmMandate, decline: declineMandate, end: endMandate } as const;
const told = { confirm: 'confirmed', decline: 'declined', end: 'ended' } as const;

/** 授权委托: the reader's mandates, given and received. */
export const mandateRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get<{ Querystring: { done?: string } }>('/account/mandates', person, async (request, reply) => {
    const actor = applicantOf(request);
    const [frame, lists] = await Promise.all([frameOf(ctx, request), listMandates(ctx, actor)]);
    const { done = '' } = request.query;
    const props: MandatesProps = {
      frame,
      ...lists,
      cannotGive: actor.mandates ? 'no-sub-delegation' : actor.level < 3 ? 'level' : null,
      done: ['given', 'confirmed', 'declined', 'ended'].includes(done)
        ? (done as MandatesProps['done'])
        : null,
    };
    return sendPage(ctx, reply, 'Mandates', props);
  });

  app.get('/account/mandates/new', person, async (request, reply) => {
    await assertMayDelegate(ctx, applicantOf(request));
    return showForm(ctx, request, reply, {});
  });

  app.post<{ Body: FormBody }>('/account/mandates/new', giving, async (request, reply) => {
    const actor = applicantOf(request);
    const { body } = request;
    try {
      await giveMandate(ctx, actor, await readForm(ctx, actor, body));
      return reply.redirect(`${paths.mandates()}?done=given`, 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const returned = { typed: typedOf(body), problems: error.fields ?? [] };
      return showForm(ctx, request, reply, { returned, problem: problemFor(request, error) }, error.status);
    }
  });

  app.get<One>('/account/mandates/:id', person, async (request, reply) =>
    showOne(ctx, request, reply, request.params.id, null),
  );

  app.get<One>('/account/mandates/:id/paper', person, async (request, reply) => {
    const { number, bytes } = await openMandatePaper(ctx, applicantOf(request), request.params.id);
    return sendBytes(reply, `${number}.pdf`, 'application/pdf', bytes);
  });

  for (const act of ['confirm', 'decline', 'end'] as const) {
    app.post<One>(`/account/mandates/:id/${act}`, person, async (request, reply) => {
      const { id } = request.params;
      try {
        await acts[act](ctx, applicantOf(request), id);
        return reply.redirect(`${paths.mandates()}?done=${told[act]}`, 303);
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'not-found') throw error;
        return showOne(ctx, request, reply, id, problemFor(request, error), error.status);
      }
    });
  }
};

async function showOne(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problem: Problem | null,
  status = 200,
): Promise<FastifyReply> {
  const mandate = await getMandate(ctx, applicantOf(request), id);
  const [frame, done] = await Promise.all([
    frameOf(ctx, request),
    actsUnder(ctx.cases, id, localeOf(request)),
  ]);
  return sendPage(ctx, reply, 'Mandate', { frame, mandate, acts: done, problem }, status);
}

async function itemsFor(
  ctx: PortalContext,
  { subjectKind }: ApplicantActor,
  divisionCode: string,
): Promise<{ code: string; name: string }[]> {
  const audience = subjectKind === 'person' ? 'person' : 'organisation';
  const items = await listItems(ctx.db, { divisionCode, audience, limit: 200 });
  return items.map(({ itemCode: code, name }) => ({ code, name: name.slice(0, 100) }));
}

async function showForm(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  given: { returned?: Returned; problem?: Problem | null },
  status = 200,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  const frame = await frameOf(ctx, request);
  const asked = field(request.body, 'divisionCode');
  const place = (asked && (await getDivision(ctx.db, asked))) || frame.division;
  const items = await itemsFor(ctx, actor, place.code);
  const props: GiveMandateProps = {
    frame,
    divisionCode: place.code,
    fields: mandateFields(localeOf(request), place.name, items, localDate(ctx.clock.now())),
    answers: {
      relation: actor.subjectKind === 'person' ? 'family' : 'agent',
      scope: 'some',
      mayCommit: false,
    },
    returned: given.returned ?? { typed: {}, problems: [] },
    problem: given.problem ?? null,
  };
  return sendPage(ctx, reply, 'GiveMandate', props, status);
}

const typedOf = ({ _csrf: _, ...typed }: FormBody): Returned['typed'] => typed;

/** The form as posted. Only items of the place that the subject may apply for can be named. */
async function readForm(ctx: PortalContext, actor: ApplicantActor, body: FormBody) {
  const divisionCode = field(body, 'divisionCode');
  const relation = field(body, 'relation') as MandateRelation;
  const scope = field(body, 'scope');
  const wrong: FieldProblem[] = [];
  if (!mandateRelations.includes(relation)) wrong.push(choose('relation'));
  if (scope !== 'all' && scope !== 'some') wrong.push(choose('scope'));
  if (wrong.length) throw new AppError('invalid-input', {}, wrong);
  const named = new Set([body.items ?? []].flat());
  const items = await itemsFor(ctx, actor, divisionCode);
  return {
    relation,
    name: field(body, 'name'),
    login: field(body, 'login'),
    divisionCode,
    items: scope === 'all' ? null : items.filter(({ code }) => named.has(code)),
    mayCommit: field(body, 'mayCommit') === 'true',
    validTo: field(body, 'validTo'),
  };
}

const choose = (name: string): FieldProblem => ({ field: name, code: 'not-an-option', params: {} });

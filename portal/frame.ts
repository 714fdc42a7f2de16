import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApplicantActor } from '../contracts/identity.ts';
import { listRepresented } from '../server/modules/identity/index.ts';
import { getDivision, servedDivisions } from '../server/modules/regions/index.ts';
import { AppError } from '../server/platform/errors.ts';
import { localeOf } from '../server/platform/http/index.ts';
import type { PortalContext } from './context.ts';
import type { Frame } from './pages/props.ts';
import { readView } from './preferences.ts';
import type { PageName, PageProps } from './render.ts';

export const divisionCookie = 'tongban_division';

const site = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'data', 'portal', 'site.json'), 'utf8'),
) as { homeDivision: string };

/** What every page is told: language, view, place, who is signed in. One query signed out, two signed in. */
export async function frameOf(ctx: PortalContext, request: FastifyRequest): Promise<Frame> {
  const { actor, csrf } = request.bearer;
  return {
    locale: localeOf(request),
    view: readView(request.cookies),
    division: await divisionOf(ctx, request),
    demonstration: ctx.demonstration,
    path: request.url,
    assets: ctx.renderer.assets,
    who: actor.kind === 'applicant' ? await whoOf(ctx, actor) : null,
    csrf: actor.kind === 'anonymous' ? null : (csrf ?? null),
  };
}

async function whoOf(ctx: PortalContext, actor: ApplicantActor): Promise<Frame['who']> {
  const { personName, subjectName, subjectId, level } = actor;
  const organisations = await listRepresented(ctx, actor);
  const actingFor = organisations.map(({ subjectId: id, name }) => ({ id, name }));
  return { personName, subjectName, subjectId, actingFor, level };
}

/** The place a person chose (cookie), else the site's home (data/portal/site.json) or the first that is served. Unknown codes in a cookie are ignored. */
export async function divisionOf(
  ctx: PortalContext,
  request: FastifyRequest,
): Promise<{ code: string; name: string }> {
  const code = request.cookies[divisionCookie];
  const chosen = code && /^\d{6,12}$/.test(code) ? await getDivision(ctx.db, code) : undefined;
  if (chosen) return { code: chosen.code, name: chosen.name };
  const served = await servedDivisions(ctx.db);
  const home = served.find(({ code: one }) => one === site.homeDivision) ?? served[0];
  return { code: home?.code ?? '000000', name: home?.name ?? '' };
}

/** Sends a page as HTML. */
export function sendPage<N extends PageName>(
  ctx: PortalContext,
  reply: FastifyReply,
  name: N,
  props: PageProps<N>,
  status = 200,
): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(ctx.renderer.page(name, props));
}

/** The signed-in applicant of a route whose access is `applicant`. */
export function applicantOf(request: FastifyRequest): ApplicantActor {
  const { actor } = request.bearer;
  if (actor.kind !== 'applicant') throw new AppError('not-signed-in');
  return actor;
}

/** A way back within this site only: an address of elsewhere in a link would send people to a false page. */
export function safeBack(back: unknown, otherwise = '/'): string {
  return typeof back === 'string' && /^\/(?![/\\])[^\s]*$/.test(back) ? back : otherwise;
}

export type FormBody = Record<string, string | string[]>;

/** A posted body as the fields of a form: whatever else a program may send counts as not sent. */
export function formBody(body: unknown): FormBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return {};
  const texts = Object.entries(body).filter(
    ([, value]) =>
      typeof value === 'string' ||
      (Array.isArray(value) && value.every((one) => typeof one === 'string') && value.length > 0),
  );
  return Object.fromEntries(texts) as FormBody;
}

/** One field of a posted form as text. */
export function field(body: unknown, name: string): string {
  const value = formBody(body)[name];
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
}

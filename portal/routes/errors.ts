import type { Change } from '../../contracts/cases.ts';
import type { ErrorPage, SignInPage } from '../../server/platform/http/index.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import type { PortalContext } from '../context.ts';
import { safeBack } from '../frame.ts';
import { paths } from '../pages/paths.ts';
import type { Frame } from '../pages/props.ts';
import { readView } from '../preferences.ts';

/** A refusal as a page. It asks nothing of the database, which may be what failed. */
export function errorPageOf(ctx: PortalContext): ErrorPage {
  return (problem, request, typed) => {
    const { actor, csrf } = request.bearer ?? { actor: { kind: 'anonymous' }, csrf: undefined };
    const frame: Frame = {
      locale: localeOf(request),
      view: readView(request.cookies ?? {}),
      division: { code: '', name: '' },
      demonstration: ctx.demonstration,
      path: request.url,
      assets: ctx.renderer.assets,
      who:
        actor.kind === 'applicant'
          ? {
              personName: actor.personName,
              subjectName: actor.subjectName,
              subjectId: actor.subjectId,
              actingFor: [],
              level: actor.level,
            }
          : null,
      csrf: csrf ?? null,
    };
    const { status, ...rest } = problem;
    const changes = Array.isArray(rest.params?.changes) ? (rest.params.changes as Change[]) : [];
    const referer = request.headers.referer;
    const back = referer && URL.canParse(referer) ? safeBack(new URL(referer).pathname, '') || null : null;
    const here = request.method === 'GET' ? request.url : (back ?? paths.cases());
    return ctx.renderer.page('ErrorPage', {
      frame,
      status,
      problem: rest,
      changes,
      back,
      here,
      typed: typed ?? null,
    });
  };
}

/** People who must sign in first come back to where they were; after a form, to the page of that form. */
export const signInPageOf: SignInPage = (request, expired) => {
  if (request.url.startsWith('/workbench')) return undefined;
  const referer = request.headers.referer;
  const from =
    request.method === 'GET'
      ? request.url
      : referer && URL.canParse(referer)
        ? new URL(referer).pathname
        : '/';
  return `/sign-in?back=${encodeURIComponent(from)}${expired ? '&expired=1' : ''}`;
};

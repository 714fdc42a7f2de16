import type { Readable } from 'node:stream';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Problem } from '../../../contracts/errors.ts';
import { WhatIfAnswer, WhatIfChoices, WhatIfQuestion } from '../../../contracts/package-what-if.ts';
import { localDate } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { localeOf, refusals, staffOf } from '../../platform/http/index.ts';
import { placesInScope, reaches, scopeOf } from '../identity/index.ts';
import { divisionPath } from '../regions/index.ts';
import type { PackagesContext } from './context.ts';
import { exportedPackages } from './queries/exported-packages.ts';
import { knownPackagesOf } from './queries/known-packages.ts';
import { cutChoices, whatIf } from './what-if/what-if.ts';
import { packagesAsJson, packagesAsWorkbook } from './writing/export-packages.ts';

const tags = ['packages'];
const read = { access: { staff: 'package.read' } } as const;

/** All packages at once: what a reform would save, and the packages as a file. */
export const whatIfRoutes =
  (ctx: PackagesContext) =>
  async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const calendarOf = async (divisionCode: string) => {
      const path = await divisionPath(ctx.db, divisionCode);
      return ctx.calendar.forDivisions(path.map(({ code }) => code));
    };
    const demandDivision = async (request: FastifyRequest, divisionCode: string) => {
      const readable = scopeOf(staffOf(request).grants, 'package.read');
      if (!(await reaches(ctx.db, readable, divisionCode))) throw new AppError('not-found');
    };

    app.get(
      '/api/package-what-if',
      {
        config: read,
        schema: {
          tags,
          summary: 'What could be shared or cut in the published packages of a division',
          querystring: Type.Object({ divisionCode: Type.Optional(Type.String({ maxLength: 40 })) }),
          response: { 200: WhatIfChoices, ...refusals },
        },
      },
      async (request) => {
        const all = await placesInScope(ctx.db, scopeOf(staffOf(request).grants, 'package.read'));
        const places = all.map((one) => ({ divisionCode: one.divisionCode, divisionName: one.name }));
        const divisionCode = request.query.divisionCode ?? places[0]?.divisionCode ?? '';
        if (!places.some((one) => one.divisionCode === divisionCode)) throw new AppError('not-found');
        const calendar = await calendarOf(divisionCode);
        const known = await knownPackagesOf(ctx.db, divisionCode, calendar, localDate(ctx.clock.now()));
        return { places, divisionCode, packages: known.length, choices: cutChoices(known, calendar) };
      },
    );

    app.post(
      '/api/package-what-if',
      {
        config: read,
        schema: {
          tags,
          summary: 'What all published packages of a division would save by one cut; nothing is kept',
          body: WhatIfQuestion,
          response: { 200: WhatIfAnswer, ...refusals, 422: Problem },
        },
      },
      async (request) => {
        const { divisionCode, cut } = request.body;
        await demandDivision(request, divisionCode);
        const calendar = await calendarOf(divisionCode);
        const known = await knownPackagesOf(ctx.db, divisionCode, calendar, localDate(ctx.clock.now()));
        return whatIf(known, cut, calendar);
      },
    );

    app.get(
      '/api/package-export',
      {
        config: read,
        schema: {
          tags,
          summary:
            'One package, or all published ones of a division, as JSON to import again or as a workbook',
          querystring: Type.Object({
            divisionCode: Type.String({ maxLength: 40 }),
            packageId: Type.Optional(Type.String({ maxLength: 80 })),
            format: Type.Union([Type.Literal('json'), Type.Literal('xlsx')]),
          }),
          response: { ...refusals },
        },
      },
      async (request, reply) => {
        const { divisionCode, packageId, format } = request.query;
        const packages = await exportedPackages(ctx.db, staffOf(request), divisionCode, packageId);
        if (packages.length === 0) throw new AppError('not-found');
        const name = packageId ?? `packages-${divisionCode}`;
        const file =
          format === 'json'
            ? { mediaType: 'application/json; charset=utf-8', content: packagesAsJson(packages) }
            : packagesAsWorkbook(name, packages, localeOf(request));
        return sendFile(reply, `${name}.${format}`, file);
      },
    );
  };

const sendFile = (
  reply: FastifyReply,
  name: string,
  { mediaType, content }: { mediaType: string; content: string | Readable },
): FastifyReply =>
  reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(content);

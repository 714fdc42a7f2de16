import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import Type from 'typebox';
import type { Permission } from '../../../../contracts/identity.ts';
import {
  type OfficerTicketCommand,
  OfficeTicketFigures,
  TicketList,
  TicketQuery,
  TicketView,
  ticketBodies,
} from '../../../../contracts/rating-tickets.ts';
import { AppError } from '../../../platform/errors.ts';
import { ById, refusals, staffOf, stepSchema } from '../../../platform/http/index.ts';
import { demand } from '../../identity/index.ts';
import { organisationsOf } from '../../regions/index.ts';
import type { RatingsContext } from '../context.ts';
import { actOnTicket } from './act.ts';
import { runningTickets, ticketFigures } from './figures.ts';
import { listTickets } from './list.ts';
import { ticketFor } from './officer.ts';
import { ticketView } from './view.ts';

const tags = ['ratings'];
const Day = Type.String({ format: 'date' });

/** The bad-rating loop as JSON. */
export function ratingsRoutes(ctx: RatingsContext): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<TypeBoxTypeProvider>();
    const read = { access: { staff: 'rating.read' } } as const;

    app.get(
      '/api/ratings/tickets',
      {
        config: read,
        schema: {
          tags,
          summary:
            'Tickets of bad ratings in the officer’s scope, most urgent first, with the counts of all queues',
          querystring: TicketQuery,
          response: { 200: TicketList, ...refusals },
        },
      },
      (request) => listTickets(ctx, staffOf(request), request.query),
    );

    app.get(
      '/api/ratings/tickets/:id',
      {
        config: read,
        schema: {
          tags,
          summary: 'A ticket with its rating, steps and actions; who rated only for who may know',
          params: ById,
          response: { 200: TicketView, ...refusals },
        },
      },
      (request) => ticketView(ctx, staffOf(request), request.params.id),
    );

    app.get(
      '/api/ratings/figures',
      {
        config: { access: { staff: 'rating.handle' } },
        schema: {
          tags,
          summary: 'The loop of a division in figures, both days included',
          querystring: Type.Object({ divisionCode: Type.String(), from: Day, to: Day }),
          response: { 200: OfficeTicketFigures, ...refusals },
        },
      },
      async (request) => {
        const { divisionCode, ...days } = request.query;
        await demand(ctx.db, staffOf(request), 'rating.handle', { divisionCode, organisationId: null });
        const [figures, running] = await Promise.all([
          ticketFigures(ctx.db, divisionCode, days),
          runningTickets(ctx, divisionCode),
        ]);
        return { ...figures, running };
      },
    );

    for (const name of Object.keys(ticketBodies) as OfficerTicketCommand[]) commandRoute(app, ctx, name);
  };
}

/** Who may send each at all; the lifecycle then asks for the very ticket. */
const permissionOf: Record<OfficerTicketCommand, Permission> = {
  verify: 'rating.handle',
  appeal: 'rating.mend',
  judge: 'rating.handle',
  reassign: 'rating.handle',
  extend: 'rating.handle',
  mend: 'rating.mend',
  reply: 'rating.mend',
  revisit: 'rating.handle',
  publish: 'rating.handle',
};

function commandRoute(scope: FastifyInstance, ctx: RatingsContext, name: OfficerTicketCommand): void {
  scope.withTypeProvider<TypeBoxTypeProvider>().post(
    `/api/ratings/tickets/:id/commands/${name}`,
    {
      config: { access: { staff: permissionOf[name] } },
      schema: stepSchema(tags, `${name} a ticket`, ticketBodies[name]),
    },
    async (request) => {
      const { head, actor } = await ticketFor(ctx, staffOf(request), request.params.id);
      const { version, text, ...body } = request.body as { version: number; text: string };
      if ('organisationId' in body)
        await isOrganisationOf(ctx, head.divisionCode, String(body.organisationId));
      const key = request.headers['idempotency-key'];
      const input = { command: name, body: body as never, text: text.trim(), version, key };
      const done = await actOnTicket(ctx, head, actor, input);
      return { version: done.version, state: done.ticket.state };
    },
  );
}

async function isOrganisationOf(ctx: RatingsContext, divisionCode: string, id: string): Promise<void> {
  const known = await organisationsOf(ctx.db, divisionCode);
  if (!known.some((one) => one.id === id)) {
    throw new AppError('invalid-input', {}, [
      { field: 'organisationId', code: 'required-choice', params: {} },
    ]);
  }
}

import { randomUUIDv7 } from 'node:crypto';
import type { Static } from 'typebox';
import { fieldsOf } from '../../../../contracts/forms.ts';
import type { stepBodies } from '../../../../contracts/step-commands.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import type { Open, Prepared } from '../run-command.ts';
import { sealText } from '../use-cases/command-text.ts';
import { demandOfficer, officersFor, organisationsAround } from './parties.ts';
import type { Route } from './route.ts';
import type { SeatRef } from './steps.ts';

type Body = Static<(typeof stepBodies)['consult']>;

/** 征求意见: a question beside the step, with its own deadline; the step does not wait for the answer. */
export async function prepareConsult(
  ctx: CasesContext,
  open: Open & { route: Route },
  { step, whom, question, fields, limit }: Body,
): Promise<Prepared> {
  const text = sealText(ctx, 'question', question);
  const seat: SeatRef = {
    id: randomUUIDv7(),
    ...(await asked(ctx, open, whom)),
    permission: 'case.review',
    advisory: true,
    limit,
    shows: 'body' in whom ? await known(ctx, open, fields) : [],
    question: text.ref,
    instead: false,
  };
  return { command: { name: 'consult', body: { step, seat } }, rows: { texts: [text.row] } };
}

async function asked(
  ctx: CasesContext,
  { state, route }: Open & { route: Route },
  whom: Body['whom'],
): Promise<Pick<SeatRef, 'organisation' | 'place' | 'staff' | 'body'>> {
  const nobody = { organisation: null, place: null, staff: null, body: null };
  if ('body' in whom) return { ...nobody, body: whom.body };
  if ('staffId' in whom) {
    await demandOfficer(await officersFor(ctx, state.placeCode, route, {}), whom.staffId);
    return { ...nobody, staff: whom.staffId };
  }
  const around = await organisationsAround(ctx, state.placeCode);
  const found = around.some((one) => one.id === whom.organisationId)
    ? await ctx.neighbours.organisation(whom.organisationId)
    : undefined;
  if (!found) throw new AppError('invalid-input', { reason: 'officer' });
  return { ...nobody, organisation: found.id, place: found.divisionCode };
}

/** Only answers that the form has; what is not named is not shown. */
async function known(ctx: CasesContext, { state }: Open, fields: readonly string[]): Promise<string[]> {
  const { code, version } = state.item;
  const item = await ctx.neighbours.itemVersion(state.placeCode, code, version);
  const names = new Set(item ? fieldsOf(item.form).map((field) => field.name) : []);
  const unknown = fields.find((field) => !names.has(field));
  if (unknown !== undefined) {
    throw new AppError('invalid-input', {}, [
      { field: 'fields', code: 'not-an-option', params: { label: '' } },
    ]);
  }
  return [...new Set(fields)];
}

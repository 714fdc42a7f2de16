import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormField } from '../../contracts/forms.ts';
import type { Locale } from '../../contracts/locale.ts';
import { forgetStated, recordableTypes, stateLicence } from '../../server/modules/licences/index.ts';
import { localDate } from '../../server/platform/clock.ts';
import { AppError } from '../../server/platform/errors.ts';
import { localeOf } from '../../server/platform/http/index.ts';
import { t } from '../../ui/words/index.ts';
import type { PortalContext, PortalRoutes } from '../context.ts';
import { applicantOf, type FormBody, field, frameOf, sendPage } from '../frame.ts';
import type { StateLicenceProps } from '../pages/licence-props.ts';
import { paths } from '../pages/paths.ts';
import { problemFor } from '../problem.ts';

const applicant = { config: { access: 'applicant' } } as const;

/** 自填证照: what the holder says she has from another issuer. */
export const statedLicenceRoutes: PortalRoutes = (ctx) => async (app) => {
  app.get('/licences/new', applicant, (request, reply) => showForm(ctx, request, reply, {}));

  app.post<{ Body: FormBody }>('/licences/new', applicant, async (request, reply) => {
    const { body } = request;
    const given = {
      typeId: field(body, 'typeId'),
      number: field(body, 'number'),
      issuedOn: field(body, 'issuedOn'),
      validUntil: field(body, 'validUntil'),
    };
    try {
      await stateLicence(ctx, applicantOf(request), given);
      return reply.redirect(paths.licences(), 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { _csrf: _, ...typed } = body;
      const returned = { typed, problems: error.fields ?? [] };
      return showForm(ctx, request, reply, { returned, problem: problemFor(request, error) }, error.status);
    }
  });

  app.post<{ Params: { ref: string } }>('/licences/:ref/forget', applicant, async (request, reply) => {
    await forgetStated(ctx, applicantOf(request), request.params.ref);
    return reply.redirect(paths.licences(), 303);
  });
};

async function showForm(
  ctx: PortalContext,
  request: FastifyRequest,
  reply: FastifyReply,
  given: Partial<Pick<StateLicenceProps, 'returned' | 'problem'>>,
  status = 200,
): Promise<FastifyReply> {
  const actor = applicantOf(request);
  const [frame, types] = await Promise.all([frameOf(ctx, request), recordableTypes(ctx, actor)]);
  const props: StateLicenceProps = {
    frame,
    fields: fieldsFor(localeOf(request), types, localDate(ctx.clock.now())),
    returned: given.returned ?? { typed: {}, problems: [] },
    problem: given.problem ?? null,
  };
  return sendPage(ctx, reply, 'StateLicence', props, status);
}

function fieldsFor(
  locale: Locale,
  types: readonly { id: string; name: string }[],
  today: string,
): FormField[] {
  const say = (key: Parameters<typeof t>[1]) => t(locale, key);
  const common = { personal: true, required: false } as const;
  return [
    {
      name: 'typeId',
      kind: 'radio',
      label: say('licence.state-own.type'),
      required: true,
      personal: false,
      options: types.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      ...common,
      name: 'number',
      kind: 'text',
      required: true,
      label: say('licence.number'),
      hint: say('licence.state-own.number.hint'),
      maxLength: 80,
    },
    { ...common, name: 'issuedOn', kind: 'date', label: say('licence.issued-on'), max: today },
    {
      ...common,
      name: 'validUntil',
      kind: 'date',
      label: say('licence.valid-until'),
      hint: say('licence.state-own.until.hint'),
      min: today,
    },
  ];
}

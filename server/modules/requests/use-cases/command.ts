import type { FilerCommand, OfficerRequestCommand } from '../../../../contracts/requests.ts';
import { AppError } from '../../../platform/errors.ts';
import { organisationsOf } from '../../regions/index.ts';
import type { Reached } from '../access.ts';
import { reopenUntil } from '../clock.ts';
import type { RequestsContext } from '../context.ts';
import type { RequestActs } from '../lifecycle.ts';
import { actOnRequest } from './act.ts';

type Sent = {
  version: number;
  text?: string | null;
  title?: string;
  organisationId?: string;
  level?: number;
};

/** A command as it came in: its body made what the lifecycle takes. Throws as `actOnRequest`, and `invalid-input`. */
export async function sendCommand(
  ctx: RequestsContext,
  { stored, actor }: Reached,
  command: OfficerRequestCommand | FilerCommand,
  sent: Sent,
  key: string,
): Promise<{ version: number; state: string }> {
  const { organisationId, level } = sent;
  if (organisationId !== undefined) await isOrganisationOf(ctx, stored.divisionCode, organisationId);
  const until = reopenUntil(stored.kind, ctx.clock.now(), ctx.calendar).toISOString();
  const body: RequestActs[keyof RequestActs] =
    organisationId !== undefined
      ? { organisationId }
      : level !== undefined
        ? { level }
        : command === 'reply'
          ? { reopenUntil: until }
          : {};
  const { version, request } = await actOnRequest(ctx, stored, actor, {
    command,
    body: body as never,
    text: sent.text?.trim() || null,
    version: sent.version,
    key,
    ...(sent.title ? { title: sent.title.trim() } : {}),
  });
  return { version, state: request.state };
}

async function isOrganisationOf(ctx: RequestsContext, divisionCode: string, id: string): Promise<void> {
  const known = await organisationsOf(ctx.db, divisionCode);
  if (!known.some((one) => one.id === id))
    throw new AppError('invalid-input', {}, [
      { field: 'organisationId', code: 'required-choice', params: {} },
    ]);
}

import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type { FilerCommand, RequestRow, RequestStep, RequestView } from '../../../../contracts/requests.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { maskName, maskPhone, staffNames } from '../../identity/index.ts';
import { organisationNames, organisationsOf } from '../../regions/index.ts';
import { type Reached, requestFor } from '../access.ts';
import type { RequestsContext } from '../context.ts';
import { requestActions } from '../lifecycle.ts';
import { foldRequest, type RequestEvent } from '../request.ts';
import { type Contact, openContact, openName, openPart } from '../sealing.ts';
import { filesOf, stepsOf } from '../store.ts';
import { type ListedRequest, listColumns, presentRows } from './list.ts';

/** A request with its steps, and what this officer may do now. Throws `not-found`. */
export async function requestView(
  ctx: RequestsContext,
  staff: StaffActor,
  id: string,
  locale: Locale,
): Promise<RequestView> {
  const reached = await requestFor(ctx, staff, id);
  const { stored } = reached;
  const { row, request, steps, files } = await contentsOf(ctx, reached, locale);
  const organisations = await organisationsOf(ctx.db, stored.divisionCode);
  const { publicTitle: title, publicText: text, publishedAt } = stored;
  return {
    ...row,
    channel: stored.channel,
    body: openPart(ctx.keyring, id, 'body', stored.bodySealed),
    contact: stored.contactSealed ? masked(openContact(ctx.keyring, id, stored.contactSealed)) : null,
    externalNumber: stored.externalNumber,
    caseNumber: stored.caseNumber,
    consent: stored.consent,
    level: request.level,
    files,
    steps,
    actions: requestActions(request, reached.actor),
    organisations: organisations.map((one) => ({ id: one.id, name: one.name })),
    published: title && text && publishedAt ? { title, text, at: publishedAt.toISOString() } : null,
  };
}

const masked = ({ name, phone }: Contact): Contact => ({
  name: maskName(name),
  phone: phone && maskPhone(phone),
});

/** What whoever filed it sees: no officer's name, no note among officers. */
export type FilersRequest = {
  row: RequestRow;
  body: string;
  steps: Omit<RequestStep, 'by'>[];
  files: { id: string; name: string; size: number }[];
  level: number | null;
  reopenUntil: string | null;
  may: FilerCommand[];
};

/** Steps whose text is for the office alone. */
const inside: readonly RequestStep['kind'][] = ['routed', 'sent-back', 'reassigned', 'noted', 'extended'];

export async function filersView(
  ctx: RequestsContext,
  reached: Reached,
  locale: Locale,
): Promise<FilersRequest> {
  const { row, request, steps, files } = await contentsOf(ctx, reached, locale);
  const may = requestActions(request, reached.actor).map(({ command }) => command as FilerCommand);
  return {
    row,
    body: openPart(ctx.keyring, reached.stored.id, 'body', reached.stored.bodySealed),
    steps: steps
      .filter(({ kind }) => kind !== 'noted')
      .map(({ by: _, say, ...step }) => ({ ...step, say: inside.includes(step.kind) ? null : say })),
    files,
    level: request.level,
    reopenUntil: request.reopenUntil?.toISOString() ?? null,
    may,
  };
}

async function contentsOf(ctx: RequestsContext, { stored }: Reached, locale: Locale) {
  const { id } = stored;
  const [{ rows }, { events, said }, files] = await Promise.all([
    sql<ListedRequest>`select ${listColumns} from requests.request r where r.id = ${id}`.execute(ctx.db),
    stepsOf(ctx.db, ctx.keyring, id),
    filesOf(ctx.db, id),
  ]);
  const request = foldRequest(events);
  const [row] = await presentRows(ctx, rows, locale);
  if (!request || !row) throw new AppError('not-found');
  return {
    row,
    request,
    steps: await presentSteps(ctx, events, said),
    files: files.map((file) => ({
      id: file.id,
      name: openName(ctx.keyring, file.id, file.nameSealed),
      size: file.size,
    })),
  };
}

async function presentSteps(
  ctx: RequestsContext,
  events: readonly RequestEvent[],
  said: ReadonlyMap<number, string>,
): Promise<RequestStep[]> {
  const staff = events.filter(({ actor }) => actor.startsWith('staff:')).map(({ actor }) => actor.slice(6));
  const placeOf = (event: RequestEvent) =>
    'organisationId' in event.payload ? event.payload.organisationId : null;
  const [names, organisations] = await Promise.all([
    staffNames(ctx.db, staff),
    organisationNames(
      ctx.db,
      events.flatMap((event) => placeOf(event) ?? []),
    ),
  ]);
  return events.map((event) => ({
    seq: event.seq,
    kind: event.kind,
    at: event.at.toISOString(),
    by: names.get(event.actor.replace(/^staff:/, '')) ?? '',
    organisationName: organisations.get(placeOf(event) ?? '') ?? null,
    level: event.kind === 'rated' ? event.payload.level : null,
    say: said.get(event.seq) ?? null,
  }));
}

/** A file of a request that was reached. Throws `not-found`. */
export async function openRequestFile(
  ctx: RequestsContext,
  { stored }: Reached,
  fileId: string,
): Promise<{ bytes: Buffer; name: string; mediaType: string }> {
  const file = (await filesOf(ctx.db, stored.id)).find(({ id }) => id === fileId);
  if (!file) throw new AppError('not-found', { reason: 'file' });
  return {
    bytes: await ctx.files.readAll(file.sm3),
    name: openName(ctx.keyring, file.id, file.nameSealed),
    mediaType: file.mediaType,
  };
}

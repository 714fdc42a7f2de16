import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type { FileRequest, RequestForms } from '../../../../contracts/requests.ts';
import { AppError } from '../../../platform/errors.ts';
import { scopeOf } from '../../identity/index.ts';
import { divisionPath, organisationsOf, servedDivisions } from '../../regions/index.ts';
import type { RequestsContext } from '../context.ts';
import { kindsFor, type RequestKindRule } from '../kinds.ts';
import { type Filed, fileRequest, readContact } from './file.ts';

type Desk = {
  /** The division whose departments answer. */
  county: string;
  township: string | null;
  kinds: readonly RequestKindRule[];
};

/** Where an officer files: in her county; a township's clerk also for her township, to the county above it. */
async function deskOf(ctx: RequestsContext, staff: StaffActor): Promise<Desk> {
  const place = scopeOf(staff.grants, 'request.file')[0];
  if (!place) throw new AppError('forbidden');
  const served = new Set((await servedDivisions(ctx.db)).map(({ code }) => code));
  const path = await divisionPath(ctx.db, place.divisionCode);
  const county = path.findLast(({ code }) => served.has(code));
  if (!county) throw new AppError('forbidden');
  const township = county.code === place.divisionCode ? null : place.divisionCode;
  const kinds = [...kindsFor('clerk'), ...(township ? kindsFor('township') : [])];
  return { county: county.code, township, kinds };
}

export async function formsFor(
  ctx: RequestsContext,
  staff: StaffActor,
  locale: Locale,
): Promise<RequestForms> {
  const { county, kinds } = await deskOf(ctx, staff);
  const organisations = await organisationsOf(ctx.db, county);
  return {
    kinds: kinds.map(({ key, name, what, route }) => ({
      key,
      name: name[locale],
      what: what[locale],
      chooses: route === 'chosen',
    })),
    organisations: organisations.map(({ id, name }) => ({ id, name })),
  };
}

/** A clerk files for somebody at the window, a township's clerk for her township. */
export async function fileByOfficer(
  ctx: RequestsContext,
  staff: StaffActor,
  given: FileRequest,
  key: string,
): Promise<Filed> {
  const { county, township, kinds } = await deskOf(ctx, staff);
  const kind = kinds.find((one) => one.key === given.kind);
  if (!kind) throw new AppError('not-found', { reason: 'request-kind' });
  const call = township !== null && kind.filers.includes('township');
  const { contact, problems } = readContact(given.name ?? '', given.phone ?? '');
  if (problems.length) throw new AppError('invalid-input', {}, problems);
  return fileRequest(ctx, {
    divisionCode: county,
    kind: kind.key,
    filer: call ? 'township' : 'clerk',
    channel: call ? 'township' : 'window',
    title: given.title,
    body: given.body,
    contact,
    accountId: null,
    filedBy: staff.staffId,
    filedFor: call ? township : null,
    organisationId: given.organisationId,
    externalNumber: null,
    caseNumber: given.caseNumber?.trim() || null,
    consent: given.consent,
    files: [],
    actor: `staff:${staff.staffId}`,
    key: `staff:${staff.staffId} ${key}`,
  });
}

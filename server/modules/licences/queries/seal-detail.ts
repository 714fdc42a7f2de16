import type { StaffActor } from '../../../../contracts/identity.ts';
import type { SealDetail } from '../../../../contracts/seals.ts';
import { localDate } from '../../../platform/clock.ts';
import { dayNumber } from '../../../platform/dates.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Certificate, readCertificate } from '../../../platform/pki/index.ts';
import { covers, listStaff, scopeOf, staffNames } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import type { OrganisationSeal } from '../seal/provider.ts';
import { readSeal } from '../seal/ses-read.ts';
import { sealList } from './seals.ts';

const MANY = 100;
type Ring = Pick<LicencesContext, 'db' | 'kit' | 'clock' | 'log'>;

/** One seal of the administrator's places. AppError `not-found`. */
export async function sealDetail(ctx: Ring, actor: StaffActor, id: string): Promise<SealDetail> {
  const { provider, seals } = await sealList(ctx, actor);
  const view = seals.find((one) => one.id === id);
  if (!view) throw new AppError('not-found', { reason: 'seal' });
  const { rows } = await sql<{ uscc: string; placeCode: string }>`
    select uscc, place_code as "placeCode" from licences.seal where id = ${id}`.execute(ctx.db);
  const { uscc, placeCode } = rows[0] as (typeof rows)[number];
  const seal = await heldSeal(ctx, view.state, { uscc, name: view.name });
  const place = { divisionCode: placeCode, organisationId: view.organisationId };
  return {
    ...view,
    uscc,
    picture: seal !== null,
    testOnly: provider === 'local',
    certificates: seal ? certificatesOf(seal, localDate(ctx.clock.now())) : [],
    recent: await usesOfSeal(ctx, id),
    managers: await managersOf(ctx, actor, place),
  };
}

/** The picture of a seal that exists; AppError `not-found` before it is made and once it is destroyed. */
export async function sealImage(ctx: Ring, actor: StaffActor, id: string): Promise<Buffer> {
  const view = (await sealList(ctx, actor)).seals.find((one) => one.id === id);
  const { rows } = await sql<{ uscc: string }>`select uscc from licences.seal where id::text = ${id}`.execute(
    ctx.db,
  );
  const seal = view && rows[0] && (await heldSeal(ctx, view.state, { uscc: rows[0].uscc, name: view.name }));
  if (!seal) throw new AppError('not-found', { reason: 'seal' });
  return seal.picture.png;
}

/** What the provider holds; null where there is nothing yet, or it does not answer: the page shows the rest. */
async function heldSeal(
  ctx: Ring,
  state: string,
  holder: { uscc: string; name: string },
): Promise<OrganisationSeal | null> {
  if (state === 'applied' || state === 'destroyed') return null;
  return ctx.kit.provider.sealOf(holder, ctx.clock.now()).catch((error: Error) => {
    ctx.log.warn({ err: error.message }, 'seal not shown: its provider did not give it');
    return null;
  });
}

function certificatesOf(seal: OrganisationSeal, today: string): SealDetail['certificates'] {
  const told = (of: 'signer' | 'maker', { subjectName, serial, notBefore, notAfter }: Certificate) => {
    const until = localDate(notAfter);
    const subject = [subjectName.CN, subjectName.O].filter(Boolean).join(' ');
    return {
      of,
      subject,
      serial,
      from: localDate(notBefore),
      until,
      daysLeft: dayNumber(until) - dayNumber(today),
    };
  };
  return [told('signer', readCertificate(seal.signer)), told('maker', readSeal(seal.esl).maker)];
}

async function usesOfSeal(ctx: Ring, id: string): Promise<SealDetail['recent']> {
  const { rows } = await sql<{
    licenceId: string;
    typeName: string;
    actor: string;
    fileSm3: string;
    at: Date;
  }>`
    select u.licence_id as "licenceId", t.name as "typeName", u.actor, u.file_sm3 as "fileSm3", u.at
    from licences.seal_use u join licences.issued i on i.id = u.licence_id join licences.licence_type t on t.id = i.type_id
    where u.seal_id = ${id} order by u.at desc, u.id desc limit ${MANY}`.execute(ctx.db);
  const staff = (actor: string) => /^staff:(.+)$/.exec(actor)?.[1];
  const names = await staffNames(
    ctx.db,
    rows.flatMap(({ actor }) => staff(actor) ?? []),
  );
  return rows.map(({ actor, at, ...row }) => ({
    ...row,
    by: names.get(staff(actor) ?? '') ?? '',
    at: at.toISOString(),
  }));
}

async function managersOf(
  ctx: Ring,
  actor: StaffActor,
  place: { divisionCode: string; organisationId: string },
): Promise<SealDetail['managers']> {
  const today = localDate(ctx.clock.now());
  const found: SealDetail['managers'] = [];
  for (const { name, title, active, grants } of await listStaff(
    ctx.db,
    scopeOf(actor.grants, 'seal.manage'),
    today,
  )) {
    if (active && (await covers(ctx.db, scopeOf(grants, 'seal.manage'), place))) found.push({ name, title });
  }
  return found;
}

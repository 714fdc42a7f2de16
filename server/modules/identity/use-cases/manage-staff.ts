import { type Grant, permissions, type StaffActor } from '../../../../contracts/identity.ts';
import { hashPassword } from '../../../platform/crypto/index.ts';
import { constraintOf, inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { getOrganisation, isWithin } from '../../regions/index.ts';
import type { IdentityContext } from '../context.ts';
import { passwordProblem } from '../password.ts';
import { fieldProblem, refuse } from '../problems.ts';
import { covers, scopeOf } from '../scope.ts';
import { endOtherSessions } from '../store/sessions.ts';
import {
  grantsOf,
  insertStaff,
  replaceGrants,
  setStaffActive,
  setStaffPassword,
  staffById,
  writeAudit,
} from '../store/staff.ts';

export type StaffInput = { account: string; name: string; title: string; password: string; grants: Grant[] };

/** Who manages staff: an administrator within their own divisions, or the operator at the command line. */
export type StaffManager = StaffActor | { kind: 'system'; name: string };

/** Adds an officer with grants. Throws `forbidden` where one reaches beyond the manager's own scope. */
export async function addStaff(ctx: IdentityContext, by: StaffManager, given: StaffInput): Promise<string> {
  const account = given.account.normalize('NFKC').trim().toLowerCase();
  refuse([
    fieldProblem('account', /^[a-z0-9][a-z0-9._-]{1,39}$/.test(account) ? null : 'account-characters'),
    fieldProblem('name', given.name.trim() ? null : 'required'),
    fieldProblem('password', passwordProblem(given.password, [account, given.name])),
  ]);
  await assertMayGrant(ctx, by, given.grants);
  if (by.kind === 'staff') await assertOrganisations(ctx, given.grants);
  const passwordHash = await hashPassword(given.password);
  const now = ctx.clock.now();
  return inTx(ctx.db, async (tx) => {
    const { name, title } = given;
    const id = await insertStaff(tx, now, { account, name, title, passwordHash }).catch(asTaken);
    await replaceGrants(tx, now, id, given.grants, staffIdOf(by));
    await writeAudit(tx, now, {
      staffId: staffIdOf(by),
      action: 'staff.add',
      objectId: id,
      detail: { grants: given.grants },
    });
    return id;
  });
}

/** Replaces all grants of an officer; both the old and the new ones must lie within the manager's scope. */
export async function setGrants(
  ctx: IdentityContext,
  by: StaffManager,
  staffId: string,
  grants: Grant[],
): Promise<void> {
  const before = await managed(ctx, by, staffId);
  await assertMayGrant(ctx, by, grants);
  if (by.kind === 'staff') await assertOrganisations(ctx, grants);
  const now = ctx.clock.now();
  await inTx(ctx.db, async (tx) => {
    await replaceGrants(tx, now, staffId, grants, staffIdOf(by));
    const detail = { before, after: grants };
    await writeAudit(tx, now, { staffId: staffIdOf(by), action: 'staff.grants', objectId: staffId, detail });
  });
}

/** Stops an officer's account and every session of it, or lets it in again. Nobody stops their own. */
export async function setActive(
  ctx: IdentityContext,
  by: StaffManager,
  staffId: string,
  active: boolean,
): Promise<void> {
  await managed(ctx, by, staffId);
  if (!active && staffIdOf(by) === staffId) throw new AppError('forbidden', { reason: 'own-account' });
  const now = ctx.clock.now();
  await inTx(ctx.db, async (tx) => {
    await setStaffActive(tx, staffId, active);
    if (!active) await endOtherSessions(tx, now, { staffId }, null);
    await writeAudit(tx, now, {
      staffId: staffIdOf(by),
      action: 'staff.active',
      objectId: staffId,
      detail: { active },
    });
  });
}

/** Replaces a forgotten password and ends every session; the officer changes it after signing in. */
export async function setNewPassword(
  ctx: IdentityContext,
  by: StaffManager,
  staffId: string,
  password: string,
): Promise<void> {
  await managed(ctx, by, staffId);
  const staff = await staffById(ctx.db, staffId);
  refuse([
    fieldProblem('password', passwordProblem(password, [staff?.account ?? null, staff?.name ?? null])),
  ]);
  const hash = await hashPassword(password);
  const now = ctx.clock.now();
  await inTx(ctx.db, async (tx) => {
    await setStaffPassword(tx, staffId, hash);
    await endOtherSessions(tx, now, { staffId }, null);
    await writeAudit(tx, now, {
      staffId: staffIdOf(by),
      action: 'staff.password',
      objectId: staffId,
      detail: {},
    });
  });
}

/** The grants of an officer whom `by` may manage. */
export async function managed(ctx: IdentityContext, by: StaffManager, staffId: string): Promise<Grant[]> {
  if (!(await staffById(ctx.db, staffId))) throw new AppError('not-found');
  const before = await grantsOf(ctx.db, staffId);
  await assertMayGrant(ctx, by, before);
  return before;
}

async function assertMayGrant(
  ctx: IdentityContext,
  by: StaffManager,
  grants: readonly Grant[],
): Promise<void> {
  if (grants.some((grant) => !(grant.role in permissions))) throw new AppError('invalid-input');
  if (by.kind === 'system') return;
  const scope = scopeOf(by.grants, 'staff.manage');
  if (scope.length === 0) throw new AppError('forbidden', { permission: 'staff.manage' });
  for (const grant of grants) {
    if (!(await covers(ctx.db, scope, grant)))
      throw new AppError('forbidden', { division: grant.divisionCode });
  }
}

/** A right tied to an organisation that is not of its division would look like one and open nothing. */
async function assertOrganisations(ctx: IdentityContext, grants: readonly Grant[]): Promise<void> {
  for (const { organisationId, divisionCode } of grants) {
    if (organisationId === null) continue;
    const organisation = await getOrganisation(ctx.db, organisationId);
    const fits = organisation && (await isWithin(ctx.db, organisation.divisionCode, divisionCode));
    refuse([fieldProblem('grants', fits ? null : 'not-an-option')]);
  }
}

/** Who is written down as having done it; null for the operator. */
export const staffIdOf = (by: StaffManager): string | null => (by.kind === 'staff' ? by.staffId : null);

function asTaken(error: unknown): never {
  if (constraintOf(error) === 'staff_account_key')
    throw new AppError('already-registered', { reason: 'login-name' });
  throw error;
}

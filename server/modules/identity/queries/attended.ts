import type { ApplicantActor, MandateScope, StaffActor } from '../../../../contracts/identity.ts';
import type { Attendance, IdentityProof } from '../../../../contracts/window.ts';
import { localDate } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import { isUuid } from '../../../platform/uuid.ts';
import type { IdentityContext } from '../context.ts';
import { levelOf } from '../real-name.ts';
import { type AttendanceRow, openAttendance } from '../store/attendances.ts';
import { powersOf } from '../store/mandates.ts';
import { nameOf, type SubjectRow, subjectById } from '../store/subjects.ts';
import { listRepresented } from './representations.ts';

/** Who stands before this officer, and in whose name she may apply. Throws `not-found` (attendance) once it is over. */
export async function attendedPerson(
  ctx: IdentityContext,
  staff: StaffActor,
  id: string,
): Promise<Attendance> {
  const { actor, until } = await attendedActor(ctx, staff, id);
  const { personId, personName } = actor;
  const others = await listRepresented(ctx, actor);
  return {
    id,
    personName,
    until: until.toISOString(),
    subjects: [
      { subjectId: personId, name: personName, kind: 'person', role: 'self', until: null },
      ...others,
    ],
  };
}

export type Attended = { actor: ApplicantActor; proof: IdentityProof; until: Date };

/**
 * The person before the window as an applicant, in the name of `subjectId`; her right is read anew with each request.
 * Throws `not-found` (attendance), `forbidden` where she has no power to act for the subject.
 */
export async function attendedActor(
  ctx: IdentityContext,
  staff: StaffActor,
  id: string,
  subjectId?: string,
): Promise<Attended> {
  const now = ctx.clock.now();
  const row = isUuid(id) ? await openAttendance(ctx.db, id, staff.staffId, now) : undefined;
  if (!row) throw new AppError('not-found', { reason: 'attendance' });
  const person = (await subjectById(ctx.db, row.personId)) as SubjectRow;
  const self = selfOf(ctx, row, person);
  const { proof, until } = row;
  if (!subjectId || subjectId === row.personId) return { actor: self, proof, until };
  if (!isUuid(subjectId)) throw new AppError('forbidden');
  const powers = await powersOf(ctx.db, row.personId, localDate(now), subjectId);
  const [first] = powers;
  if (!first) throw new AppError('forbidden');
  const mandates = powers.flatMap(({ mandate }): MandateScope[] => (mandate ? [mandate] : []));
  const subjectName = nameOf(ctx.keyring, { id: subjectId, name: first.name, name_sealed: first.nameSealed });
  const named = { ...self, subjectId, subjectName, subjectKind: first.kind };
  const ownRight = mandates.length < powers.length;
  return { actor: ownRight ? named : { ...named, mandates }, proof, until };
}

function selfOf(ctx: IdentityContext, row: AttendanceRow, person: SubjectRow): ApplicantActor {
  const name = nameOf(ctx.keyring, person);
  return {
    kind: 'applicant',
    sessionId: row.id,
    accountId: row.accountId,
    personId: row.personId,
    personName: name,
    subjectId: row.personId,
    subjectName: name,
    subjectKind: 'person',
    level: levelOf.window,
  };
}

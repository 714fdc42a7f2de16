import type { ApplicantActor, StaffActor } from '../../../contracts/identity.ts';
import type { SessionHolder } from './store/sessions.ts';

export type SignedIn = ApplicantActor | StaffActor;

/** Whose sessions the actor's are. */
export const holderOf = (actor: SignedIn): SessionHolder =>
  actor.kind === 'applicant' ? { accountId: actor.accountId } : { staffId: actor.staffId };

/** identity: people, organisations as applicants, officers, sessions, rights. The only file of this module that others import. */
export { checkCode } from './check-code.ts';
export type { IdentityContext } from './context.ts';
export { type DemoFile, demoFile } from './demo.ts';
export { identityHandlers } from './handlers.ts';
export type { SignedIn } from './holder.ts';
export { type ActsFor, inMandate, mandateFor } from './mandate-scope.ts';
export { maskIdNumber, maskName, maskPhone } from './mask.ts';
export { accountNames } from './queries/account-names.ts';
export { type AccountPlace, accountPlaces } from './queries/account-places.ts';
export { type Attended, attendedActor, attendedPerson } from './queries/attended.ts';
export { type Colleague, colleaguesAt, isAway, staffActor } from './queries/colleagues.ts';
export { listSessions } from './queries/list-sessions.ts';
export { listStaff, staffNames } from './queries/list-staff.ts';
export {
  getMandate,
  listMandates,
  type MandateList,
} from './queries/mandates.ts';
export { officersFor } from './queries/officers-for.ts';
export { placesInScope } from './queries/places-in-scope.ts';
export { realNameLevelOf, registeredEnterprise } from './queries/registers.ts';
export { listRepresented, type SubjectChoice } from './queries/representations.ts';
export { maskedSubject, type SubjectDetails, subjectDetails } from './queries/subjects.ts';
export type { EnterpriseRegistry, RealNameProvider, RegisteredEnterprise } from './registries.ts';
export { clearSessionCookie, identityRoutes, setSessionCookie } from './routes.ts';
export {
  allow,
  covers,
  demand,
  inDivisions,
  inScope,
  type Place,
  permissionsOf,
  reaches,
  type Scope,
  scopeOf,
} from './scope.ts';
export { closeAttendance } from './store/attendances.ts';
export { type OpenedSession, purgeEnded } from './store/sessions.ts';
export { attendPerson } from './use-cases/attend-person.ts';
export { authenticate } from './use-cases/authenticate.ts';
export { bindEnterprise } from './use-cases/bind-enterprise.ts';
export { changePassword } from './use-cases/change-password.ts';
export { closeAccount } from './use-cases/close-account.ts';
export { completeProviderRegistration } from './use-cases/complete-provider-registration.ts';
export { confirmMandate, declineMandate } from './use-cases/confirm-mandate.ts';
export { continueSubject } from './use-cases/continue-subject.ts';
export { endMandate } from './use-cases/end-mandate.ts';
export { assertMayDelegate, giveMandate, type NewMandate } from './use-cases/give-mandate.ts';
export { registerGuardian } from './use-cases/guardianship.ts';
export { issueResetCode } from './use-cases/issue-reset-code.ts';
export { loadDemo } from './use-cases/load-demo.ts';
export { addStaff, type StaffInput, setActive, setGrants, setNewPassword } from './use-cases/manage-staff.ts';
export { openMandatePaper } from './use-cases/mandate-paper.ts';
export { planAbsence, planOwnAbsence, setSubstitute } from './use-cases/plan-absence.ts';
export { raiseRealNameLevel } from './use-cases/raise-real-name-level.ts';
export { type Registration, registerPerson } from './use-cases/register-person.ts';
export { type Reset, resetPassword } from './use-cases/reset-password.ts';
export { revokeOtherSessions, revokeSession } from './use-cases/revoke-session.ts';
export { type SignIn, signInApplicant } from './use-cases/sign-in-applicant.ts';
export { type StaffCredentials, signInStaff } from './use-cases/sign-in-staff.ts';
export {
  type Arrival,
  type Departure,
  finishProviderSignIn,
  startProviderSignIn,
} from './use-cases/sign-in-with-provider.ts';
export { signOut } from './use-cases/sign-out.ts';
export { assertPower, switchSubject } from './use-cases/switch-subject.ts';
export { type UnmaskRequest, unmask } from './use-cases/unmask.ts';

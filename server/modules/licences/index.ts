/** licences: kinds of licences and who holds them. The only file of this module that others import. */
export type { LicencesContext } from './context.ts';
export { licenceHandlers } from './handlers.ts';
export { addHolding, type Holding, holdingsOf, type NewHolding } from './holdings.ts';
export type { CaseSource, GrantedCase } from './issuing/granted-case.ts';
export { type LicenceKit, openLicenceKit } from './kit.ts';
export { layoutOf } from './layouts.ts';
export type { LicenceContent } from './licence.ts';
export { type LicenceFiles, makeLicence } from './make-licence.ts';
export { type HeldLicence, heldLicence } from './queries/held-licence.ts';
export { getLicenceType, licenceTypes } from './queries/licence-types.ts';
export { sampleLicence } from './sample.ts';
export type { OrganisationSeal, SealHolder, SealProvider } from './seal/provider.ts';
export { readLicenceTypes, shippedLicenceTypes } from './types-file.ts';
export { importLicenceTypes, type TypesReport } from './use-cases/import-licence-types.ts';
export type { StepResult, VerifyStep } from './verify/steps.ts';
export { type Verification, verifyLicence } from './verify/verify-licence.ts';

/** licences: kinds of licences and who holds them. The only file of this module that others import. */

export { licenceBatchRoutes } from './batch-routes.ts';
export { type CallRecord, callFeedStart, callRecords, callsAfter, touchedCalls } from './calls.ts';
export { consentsOf, endConsent, setSharing, withdrawnFrom } from './consent.ts';
export type { LicencesContext } from './context.ts';
export { type Design, designOf, faceLabels } from './design.ts';
export { qrPath } from './drawing/qr.ts';
export { licenceHandlers } from './handlers.ts';
export { addHolding, type Holding, holdingsOf, type NewHolding } from './holdings.ts';
export type { AskedLicences, CaseSource, GrantedCase } from './issuing/granted-case.ts';
export { type LicenceKit, openLicenceKit } from './kit.ts';
export { layoutOf } from './layouts.ts';
export type { LicenceContent } from './licence.ts';
export { type LicenceFiles, makeLicence } from './make-licence.ts';
export {
  addOwnMaterial,
  ownMaterials,
  readOwnMaterial,
  removeOwnMaterial,
} from './own-materials.ts';
export { type ActedLicence, type ActedType, actedLicences, actedType } from './queries/acted-licences.ts';
export { type HeldLicence, type HowNeeded, heldLicence } from './queries/held-licence.ts';
export { type LicenceFileKind, licenceFileKinds, ownLicenceFile } from './queries/licence-file.ts';
export { licenceParts } from './queries/licence-parts.ts';
export { licenceStateNow } from './queries/licence-state.ts';
export { getLicenceType, licenceTypes } from './queries/licence-types.ts';
export { ownLife } from './queries/own-life.ts';
export { publicLicence } from './queries/public-licence.ts';
export { shownLicence, tokenOfDigits } from './queries/shown-licence.ts';
export { sealedOrganisations, shownTypes } from './queries/shown-types.ts';
export { takenLicence } from './queries/taken-licence.ts';
export { walletCard, walletOf } from './queries/wallet.ts';
export { whatItYields } from './queries/what-it-yields.ts';
export { noteReliance, type Reliance } from './reliance.ts';
export { licencesRoutes } from './routes.ts';
export { sampleLicence } from './sample.ts';
export type { OrganisationSeal, SealHolder, SealProvider } from './seal/provider.ts';
export { restSealProvider } from './seal/rest-provider.ts';
export { startLicenceTimers } from './timers.ts';
export { readTrust } from './trust/trust-files.ts';
export { readLicenceTypes, shippedLicenceTypes } from './types-file.ts';
export { checkFile } from './use-cases/check-file.ts';
export { importLicenceTypes, type TypesReport } from './use-cases/import-licence-types.ts';
export { noteLook } from './use-cases/note-look.ts';
export { type DraftAsking, pullForDraft } from './use-cases/pull-for-draft.ts';
export { forgetStated, recordableTypes, stateLicence } from './use-cases/record-licence.ts';
export { ownShowCode, showLicence } from './use-cases/show-licence.ts';
export { usesOf } from './uses.ts';
export { embeddedOfds } from './verify/pdf-attachment.ts';
export type { StepResult, VerifyStep } from './verify/steps.ts';
export { type Verification, verifyLicence, verifyWithStatus } from './verify/verify-licence.ts';
export { reachOf } from './within-mandate.ts';

/** licences: kinds of licences and who holds them. The only file of this module that others import. */
export { addHolding, type Holding, holdingsOf, type NewHolding } from './holdings.ts';
export { type HeldLicence, heldLicence } from './queries/held-licence.ts';
export { getLicenceType, licenceTypes } from './queries/licence-types.ts';
export { shippedLicenceTypes } from './types-file.ts';
export { importLicenceTypes, type TypesReport } from './use-cases/import-licence-types.ts';

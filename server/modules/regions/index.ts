/** regions: divisions, organisations, venues. The only file of this module that others import. */
export { type DivisionFile, type OrganisationFile, shippedDivisions, shippedOrganisations } from './files.ts';
export { childDivisions, divisionPath, getDivision, isWithin, servedDivisions } from './queries/divisions.ts';
export {
  getOrganisation,
  getVenue,
  organisationNames,
  organisationsOf,
  venuesOf,
} from './queries/organisations.ts';
export { type LoadReport, loadDivisions } from './use-cases/load-divisions.ts';
export { loadOrganisations } from './use-cases/load-organisations.ts';

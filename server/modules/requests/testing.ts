/** What tests of modules to the right do as officers. */
export { requestFor } from './access.ts';
export { fileByOfficer } from './use-cases/file-by-officer.ts';

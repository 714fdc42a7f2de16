/** packages: life events 一件事, their plans and their versions. The only file of this module that others import. */
export { type AnswerProblem, answerProblems } from './answers-given.ts';
export { partLimit } from './as-item/limit.ts';
export { namedData, namedPapers } from './as-item/named.ts';
export { paperId } from './as-item/paper-id.ts';
export { commitmentName } from './as-item/whole.ts';
export { checkPackage } from './checking/check-package.ts';
export { sayPackageFinding } from './explain.ts';
export { packageCode, readPackageCode } from './item-codes.ts';
export { plan } from './plan.ts';
export {
  type HoldingsFor,
  licenceTypesOf,
  packageItem,
  planAnswers,
  receivable,
} from './queries/package-item.ts';
export {
  matchPackages,
  type PackageSummary,
  packageSummaries,
} from './queries/package-summaries.ts';
export {
  getPackageVersion,
  getPublishedPackage,
  listPackages,
  type PackageVersion,
  suspendedPackage,
} from './queries/packages.ts';
export { type Receivers, receiversOf } from './queries/receivers.ts';
export { paperOfPart, questionOf } from './question.ts';
export { shippedOverlays } from './reading/overlays.ts';
export { shippedPackages } from './reading/packages-file.ts';
export { readPackages } from './reading/read-packages.ts';
export { packagesRoutes } from './routes.ts';
export { importPackages, type PackageReport } from './use-cases/import-packages.ts';
export { packagesAsJson, packagesAsWorkbook } from './writing/export-packages.ts';

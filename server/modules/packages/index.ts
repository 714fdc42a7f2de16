/** packages: life events 一件事, their plans and their versions. The only file of this module that others import. */
export { checkPackage } from './checking/check-package.ts';
export { sayPackageFinding, sayRule } from './explain.ts';
export { plan } from './plan.ts';
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
} from './queries/packages.ts';
export { type Receivers, receiversOf } from './queries/receivers.ts';
export { questionOf } from './question.ts';
export { shippedOverlays } from './reading/overlays.ts';
export { shippedPackages } from './reading/packages-file.ts';
export { readPackages } from './reading/read-packages.ts';
export { importPackages, type PackageReport } from './use-cases/import-packages.ts';

/** packages: life events 一件事, their plans and their versions. The only file of this module that others import. */
export { checkPackage } from './checking/check-package.ts';
export { sayPackageFinding, sayRule } from './explain.ts';
export { plan } from './plan.ts';
export { getPackageVersion, getPublishedPackage, listPackages } from './queries/packages.ts';
export { shippedOverlays } from './reading/overlays.ts';
export { shippedPackages } from './reading/packages-file.ts';
export { readPackages } from './reading/read-packages.ts';
export { importPackages, type PackageReport } from './use-cases/import-packages.ts';

import type { Locale } from '../../../../contracts/locale.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import { type TableFile, workbookFile } from '../../../platform/tables/index.ts';
import { packageSheets } from './package-sheets.ts';
import { rawPackage } from './raw-package.ts';

export type ExportFormat = 'json' | 'xlsx';

/** A file of the shape of data/packages.json; it can be imported again. */
export function packagesAsJson(packages: readonly PackageDefinition[]): string {
  return `${JSON.stringify({ packages: packages.map(rawPackage) }, null, 2)}\n`;
}

/** The same as a workbook for reading; it is not imported. */
export function packagesAsWorkbook(
  title: string,
  packages: readonly PackageDefinition[],
  locale: Locale,
): TableFile {
  return workbookFile(title, packageSheets(packages, locale));
}

import { calendarImportCommand } from './calendar-import.ts';
import { clockDueCommand } from './clock-due.ts';
import type { Command } from './command.ts';
import { exportPackagesCommand } from './export-packages.ts';
import { importIndicatorsCommand } from './import-indicators.ts';
import { importItemsCommand } from './import-items.ts';
import { importPackagesCommand } from './import-packages.ts';
import { importProgrammesCommand } from './import-programmes.ts';
import { licenceSampleCommand, licenceVerifyCommand } from './licence.ts';
import { messagesCommand } from './messages.ts';
import { openapiCommand } from './openapi.ts';
import { pgCommand } from './pg.ts';
import { planCommand } from './plan.ts';
import { requestsExportCommand, requestsImportCommand } from './requests.ts';
import { startCommand } from './start.ts';
import { verifyCommand } from './verify.ts';

export const commands: Record<string, Command> = {
  start: startCommand,
  'calendar import': calendarImportCommand,
  'clock due': clockDueCommand,
  'import indicators': importIndicatorsCommand,
  'import items': importItemsCommand,
  'import packages': importPackagesCommand,
  'import programmes': importProgrammesCommand,
  'export packages': exportPackagesCommand,
  plan: planCommand,
  verify: verifyCommand,
  'licence sample': licenceSampleCommand,
  'licence verify': licenceVerifyCommand,
  messages: messagesCommand,
  'requests import': requestsImportCommand,
  'requests export': requestsExportCommand,
  openapi: openapiCommand,
  pg: pgCommand,
};

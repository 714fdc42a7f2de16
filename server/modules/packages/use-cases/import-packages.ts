import canonicalize from 'canonicalize';
import type { PackageFinding } from '../../../../contracts/package-findings.ts';
import type { PackageDefinition } from '../../../../contracts/packages.ts';
import type { Clock } from '../../../platform/clock.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Refused } from '../../../platform/json-entries.ts';
import { publishedDefinitions } from '../../catalogue/index.ts';
import { checkPackage } from '../checking/check-package.ts';
import { nobodyReceives } from '../checking/receivers.ts';
import { receiversOf } from '../queries/receivers.ts';
import { readPackages } from '../reading/read-packages.ts';
import {
  knownPackages,
  type NewPackageVersion,
  publishLatestPackages,
  setLeads,
  writePackageVersions,
} from '../store.ts';

export type PackageImport = {
  /** Content of a file of the shape of data/packages.json. */
  file: string;
  divisionCode: string;
  /** Publish what nothing refuses; otherwise everything becomes a draft. */
  publish: boolean;
  overlays?: readonly string[];
  /** Leave alone what was changed at the desk, or taken out of use there: for what the product ships with. */
  keepDesk?: boolean;
};

export type PackageReport = {
  loaded: number;
  created: number;
  changed: number;
  unchanged: number;
  published: number;
  /** Packages that may not be published, with why; they are kept as drafts. */
  blocked: { id: string; name: string; refusals: PackageFinding[] }[];
  /** Entries that could not be read; the others were. */
  refused: Refused[];
  /** What else their designers should know, by package. */
  said: { id: string; name: string; findings: PackageFinding[] }[];
};

/**
 * Loads the packages of a file into a division. An unchanged package makes no new version; a changed one makes the
 * next, published where nothing refuses it. Sub-items are filled in from the items published there.
 */
export async function importPackages(
  tx: Tx,
  ctx: { clock: Clock },
  options: PackageImport,
): Promise<PackageReport> {
  const { divisionCode } = options;
  const known = await knownPackages(tx, divisionCode);
  const items = await publishedDefinitions(tx, divisionCode);
  const itemIds = new Set(items.map(({ definition }) => definition.id));
  const { packages, refused } = readPackages(options.file, items, { overlays: options.overlays ?? [] });
  const report: PackageReport = { ...empty(), refused };
  const versions: NewPackageVersion[] = [];
  const toPublish: string[] = [];
  const leads: { id: string; lead: string | null }[] = [];
  for (const { definition, findings: said } of packages) {
    const { refusals, findings } = checkPackage(definition, itemIds);
    const { id, name } = definition;
    const before = known.get(id);
    if (options.keepDesk && before && (before.atDesk || isResting(before.state))) {
      report.unchanged += 1;
      continue;
    }
    const sm3 = sm3Of(definition);
    const same = before?.sm3 === sm3;
    const publish = options.publish && refusals.length === 0;
    report.loaded += 1;
    report[before ? (same ? 'unchanged' : 'changed') : 'created'] += 1;
    if (publish) report.published += 1;
    if (refusals.length > 0) report.blocked.push({ id, name, refusals });
    const receivers = await receiversOf(tx, divisionCode, definition);
    const warnings = [...findings, ...nobodyReceives(definition, receivers), ...said];
    if (warnings.length > 0) report.said.push({ id, name, findings: warnings });
    const version = (before?.latestVersion ?? 0) + 1;
    const { lead } = receivers;
    leads.push({ id, lead });
    if (!same) {
      versions.push({
        definition: { ...definition, version },
        findings: [...refusals, ...warnings],
        sm3,
        publish,
        leadOrganisationId: lead,
        atDesk: false,
      });
    } else if (publish && before.currentVersion !== before.latestVersion) toPublish.push(id);
  }
  const at = ctx.clock.now();
  await writePackageVersions(tx, divisionCode, versions, at);
  await publishLatestPackages(tx, divisionCode, toPublish, at);
  await setLeads(tx, divisionCode, leads);
  return report;
}

const isResting = (state: string): boolean => state === 'suspended' || state === 'withdrawn';

/** What makes two versions the same: the canonical bytes without the number. */
export function sm3Of({ version: _, ...definition }: PackageDefinition): string {
  return sm3Hex(canonicalize(definition) ?? '');
}

function empty(): PackageReport {
  return {
    loaded: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    published: 0,
    blocked: [],
    refused: [],
    said: [],
  };
}

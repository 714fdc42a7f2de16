import canonicalize from 'canonicalize';
import type { Finding, ImportReport, ItemDefinition } from '../../../../contracts/catalogue.ts';
import { placementCodes } from '../../../../contracts/finding-codes.ts';
import { type FormDefinition, fieldsOf } from '../../../../contracts/forms.ts';
import type { Division, Organisation } from '../../../../contracts/regions.ts';
import { divisionKey } from '../../../../contracts/regions.ts';
import type { ReviewRoute } from '../../../../contracts/review-routes.ts';
import type { Clock } from '../../../platform/clock.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { getDivision, organisationsOf } from '../../regions/index.ts';
import { composeForm } from '../form/compose.ts';
import { ownForm, shippedFormParts } from '../form/files.ts';
import { type ReadItems, readItemsFile, refusal } from '../items-file.ts';
import { completenessOf, missingFindings } from '../rules/completeness.ts';
import { checkConsistency } from '../rules/consistency.ts';
import { finding } from '../rules/finding.ts';
import { checkInstant } from '../rules/instant.ts';
import { checkLicenceFields, type FaceLabels } from '../rules/licence-fields.ts';
import { itemTypeOf, normaliseItem } from '../rules/normalise.ts';
import { place } from '../rules/place.ts';
import { formProblems } from '../rules/route-check.ts';
import { summaryOf } from '../rules/summary.ts';
import { searchEntries } from '../search/entries.ts';
import { learnWords } from '../search/tokeniser.ts';
import {
  aliasesChanged,
  knownItems,
  type NewVersion,
  publishLatest,
  tellPublished,
  writeSearchEntries,
  writeVersions,
} from '../store.ts';
import { shippedVocabulary, type Vocabulary } from '../vocabulary.ts';

export type ImportOptions = {
  /** Content of a file of the shape of data/items.json. */
  file: string;
  divisionCode: string;
  /** Publish what nothing blocks; otherwise everything becomes a draft. */
  publish: boolean;
  vocabulary?: Vocabulary;
};

type Read = Omit<NewVersion, 'version' | 'publish' | 'summary'> & { blocked: boolean; misplaced: boolean };

/**
 * Loads the items of a file into a division. An unchanged item makes no new version; a changed one makes the next,
 * published where nothing blocks it. A wrong entry is refused by itself; the others load.
 */
export async function importItems(
  tx: Tx,
  ctx: { clock: Clock; faceLabels?: FaceLabels },
  options: ImportOptions,
): Promise<ImportReport> {
  const report = emptyReport();
  const code = divisionKey(options.divisionCode);
  const division = code ? await getDivision(tx, code) : undefined;
  if (!division) {
    report.refused.push(refusal('', null, 'unknown-division', { code: options.divisionCode }));
    return report;
  }
  const file = readItemsFile(options.file);
  report.refused.push(...file.refused);
  const organisations = await organisationsOf(tx, division.code);
  const read = readAll(file, division, organisations, options.vocabulary ?? shippedVocabulary(), report);
  const items = await Promise.all(read.map((item) => withFaces(tx, ctx.faceLabels, item)));
  await write(tx, ctx.clock.now(), division.code, items, options, report);
  return report;
}

function readAll(
  file: ReadItems,
  division: Division,
  organisations: readonly Organisation[],
  vocabulary: Vocabulary,
  report: ImportReport,
): Read[] {
  return file.items.flatMap(({ path, raw }) => {
    const itemType = itemTypeOf(raw.itemType);
    if (!itemType) {
      report.refused.push(refusal(`${path}.itemType`, raw.name, 'unknown-value', { found: raw.itemType }));
      return [];
    }
    const own = ownForm(raw.id);
    const normalised = normaliseItem(raw, itemType, file.standard, vocabulary, {
      ownForm: own !== undefined,
    });
    const placed = place(normalised.definition, division, organisations, vocabulary.departments);
    const definition = placed.definition;
    const completeness = completenessOf(definition);
    const form = composeForm(definition, own, shippedFormParts());
    const said = [
      ...placed.findings,
      ...normalised.findings,
      ...checkConsistency(definition),
      ...checkInstant(definition, form),
    ];
    const findings = [...said, ...missingFindings(completeness)];
    const sm3 = sm3Hex(canonicalize({ definition, form }) ?? '');
    return [
      { itemCode: raw.id, definition, form, findings, completeness, sm3, route: null, ...barriers(said) },
    ];
  });
}

async function withFaces(tx: Tx, faceLabels: FaceLabels | undefined, item: Read): Promise<Read> {
  const found = await checkLicenceFields(tx, faceLabels, item.definition);
  if (!found.length) return item;
  return {
    ...item,
    blocked: item.blocked || barriers(found).blocked,
    findings: [...found, ...item.findings],
  };
}

function barriers(findings: readonly Finding[]): { blocked: boolean; misplaced: boolean } {
  const codes = findings.filter((one) => one.severity === 'blocks').map((one) => one.code);
  return {
    misplaced: codes.some((code) => placementCodes.includes(code)),
    blocked: codes.some((code) => !placementCodes.includes(code)),
  };
}

async function write(
  tx: Tx,
  at: Date,
  divisionCode: string,
  items: readonly Read[],
  options: ImportOptions,
  report: ImportReport,
): Promise<void> {
  const known = await knownItems(tx, divisionCode);
  const vocabulary = options.vocabulary ?? shippedVocabulary();
  const reindex = await aliasesChanged(tx, divisionCode, sm3Hex(JSON.stringify(vocabulary.itemAliases)));
  const versions: NewVersion[] = [];
  const toPublish: string[] = [];
  const visible: ItemDefinition[] = [];
  for (const read of items) {
    const before = known.get(read.itemCode);
    const item = withRoute(read, before?.route ?? null);
    const publish = options.publish && !item.blocked && !item.misplaced;
    const same = before?.sm3 === item.sm3;
    const shown = same && before.currentVersion === before.latestVersion;
    count(report, item, before ? (same ? 'unchanged' : 'changed') : 'created', publish || shown);
    if (!same) versions.push(asVersion(item, (before?.latestVersion ?? 0) + 1, publish));
    else if (publish && before.state === 'draft') toPublish.push(item.itemCode);
    if (publish && (!same || before.state === 'draft' || reindex)) visible.push(item.definition);
  }
  await writeVersions(tx, divisionCode, versions, at);
  await publishLatest(tx, divisionCode, toPublish, at);
  await index(tx, divisionCode, visible, vocabulary);
  if (visible.length) await tellPublished(tx, divisionCode, at);
}

/** A file says nothing of the route: it stays, unless it asks for what the new form has no more. */
function withRoute(item: Read, route: ReviewRoute | null): Read {
  const problems = route ? formProblems(route, fieldsOf(item.form)) : [];
  if (!problems.length) return { ...item, route };
  const unfit = problems.map(({ path, params }) => finding('route-unfit', `route.${path}`, params));
  return { ...item, route, blocked: true, findings: [...unfit, ...item.findings] };
}

function asVersion(item: Read, version: number, publish: boolean): NewVersion {
  const { itemCode, definition, findings, completeness, sm3, route } = item;
  const form: FormDefinition = { ...item.form, version };
  const summary = summaryOf(definition);
  return { itemCode, version, definition, form, findings, completeness, summary, sm3, route, publish };
}

async function index(
  tx: Tx,
  divisionCode: string,
  items: readonly ItemDefinition[],
  vocabulary: Vocabulary,
): Promise<void> {
  if (!items.length) return;
  const aliases = (item: ItemDefinition) => vocabulary.itemAliases[item.id] ?? [];
  learnWords(items.flatMap((item) => [item.name, item.result.name ?? '', ...aliases(item)]));
  await writeSearchEntries(
    tx,
    divisionCode,
    items.flatMap((item) => searchEntries(item, aliases(item))),
  );
}

function count(
  report: ImportReport,
  item: Read,
  kind: 'created' | 'changed' | 'unchanged',
  shown: boolean,
): void {
  report.loaded += 1;
  report[kind] += 1;
  report[shown ? 'published' : item.blocked ? 'blocked' : 'drafts'] += 1;
  const barred = item.findings.filter(({ severity }) => severity === 'blocks');
  if (barred.length) {
    report.held.push({ itemCode: item.itemCode, name: item.definition.name, findings: barred });
  }
  report.missingElements += item.completeness.missing.length;
  report.totalElements += item.completeness.total;
  for (const { code } of item.findings) report.findings[code] = (report.findings[code] ?? 0) + 1;
}

function emptyReport(): ImportReport {
  return {
    loaded: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    published: 0,
    drafts: 0,
    blocked: 0,
    refused: [],
    held: [],
    findings: {},
    missingElements: 0,
    totalElements: 0,
  };
}

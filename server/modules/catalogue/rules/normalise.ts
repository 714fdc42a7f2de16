import type { Finding, ItemDefinition, Limit, Step } from '../../../../contracts/catalogue.ts';
import {
  type CatalogueStandard,
  channels,
  crossRegionScopes,
  handleKinds,
  type ItemType,
  itemTypes,
  keyOf,
  type ResultKind,
  resultKinds,
} from '../../../../contracts/catalogue-codes.ts';
import type { SubjectKind } from '../../../../contracts/identity.ts';
import type { RawItem } from '../items-file.ts';
import type { SubjectWords, Vocabulary } from '../vocabulary.ts';
import { finding } from './finding.ts';
import { readLimit } from './limits.ts';
import { normaliseMaterials } from './normalise-material.ts';
import { readSpecial } from './special.ts';
import { plain } from './words.ts';

export type Normalised = { definition: ItemDefinition; findings: Finding[] };

/** The item type of a file's word or code; undefined where no table knows it (the entry is then refused). */
export function itemTypeOf(word: string): ItemType | undefined {
  return keyOf(itemTypes, word);
}

/** One entry of a file as an implementation list that belongs to nobody yet (`place` finds its organisation). */
export function normaliseItem(
  raw: RawItem,
  itemType: ItemType,
  standard: CatalogueStandard,
  vocabulary: Vocabulary,
  options: { ownForm: boolean },
): Normalised {
  const findings: Finding[] = [];
  const read = raw.materials ? normaliseMaterials(raw.materials, vocabulary, options.ownForm) : null;
  const special = readSpecial(raw.specialProcedures, itemType, vocabulary.special, findings);
  const definition: ItemDefinition = {
    standard,
    id: raw.id,
    name: raw.name,
    basic: basicOf(raw, itemType, findings),
    service: serviceOf(raw, standard, vocabulary.subjects, findings),
    fee: {
      charged: raw.charged ?? null,
      name: raw.fee?.name ?? null,
      standard: raw.fee?.standard ?? null,
      basis: raw.fee?.basis ?? null,
      payment: raw.fee?.payment ?? null,
      reduction: raw.fee?.reduction ?? null,
    },
    process: { steps: stepsOf(raw), diagram: raw.diagram ?? null },
    ...special,
    ...handlingOf(raw, findings),
    result: resultOf(raw, findings),
    materials: read?.materials ?? null,
    groups: read?.groups ?? [],
    ...laterOf(raw, findings),
    questions: read?.questions ?? [],
    rules: raw.rules ?? [],
    note: raw.note ?? null,
    source: raw.source ?? null,
    confidence: raw.confidence ?? null,
  };
  return { definition, findings: [...findings, ...(read?.findings ?? [])] };
}

function basicOf(raw: RawItem, itemType: ItemType, findings: Finding[]): ItemDefinition['basic'] {
  return {
    baseCode: raw.baseCode ?? null,
    handleItemNo: raw.handleItemNo ?? null,
    implementationCode: raw.implementationCode ?? null,
    handlingCode: null,
    localCode: raw.localCode ?? null,
    itemType,
    legalBasis: raw.legalBasis ?? null,
    levels: levelsOf(raw.levels, findings),
    powerDivision: raw.powerDivision ?? null,
    exerciseContent: raw.exerciseContent ?? null,
    department: raw.dept ?? null,
    organisation: null,
    organisationNature: raw.organisationNature ?? null,
    entrustingOrganisation: raw.entrustingOrganisation ?? null,
    jointOrganisations: raw.jointOrganisations ?? null,
    handlingOrganisation: raw.handlingOrganisation ?? null,
    state: 'in-use',
    effectiveFrom: raw.effectiveFrom ?? null,
    cancelledOn: raw.cancelledOn ?? null,
    powerSource: raw.powerSource ?? null,
  };
}

/** 容缺后补、告知承诺、秒批 as the file says them; the period of a deferral may stand in a sentence of its rules. */
function laterOf(
  raw: RawItem,
  findings: Finding[],
): Pick<ItemDefinition, 'deferral' | 'commitment' | 'instant'> {
  const { commitment, instant } = raw;
  const said = raw.rules
    ?.map((rule) => /容缺(?:后补|补交|补齐)?期限(?:为)?(\d+)个工作日/.exec(rule)?.[1])
    .find(Boolean);
  const deferral = raw.deferral
    ? readLimit(raw.deferral)
    : said
      ? { value: Number(said), unit: 'workday' as const, unitBasis: 'stated' as const }
      : undefined;
  if (raw.deferral && !deferral)
    findings.push(finding('unknown-value', 'deferral', { value: raw.deferral.unit ?? '' }));
  return {
    ...(deferral ? { deferral } : {}),
    ...(commitment
      ? {
          commitment: {
            obligations: commitment.obligations ?? [],
            consequences: commitment.consequences ?? [],
            basis: commitment.basis ?? null,
          },
        }
      : {}),
    ...(instant ? { instant } : {}),
  };
}

/** How the item is handled where it says so; the general rule holds for all that it does not mention. */
function handlingOf(raw: RawItem, findings: Finding[]): Pick<ItemDefinition, 'handling'> {
  const { acceptOnReceipt, silenceAccepts, acceptedBy, printedBy } = raw;
  const limitOf = (name: 'deliverWithin' | 'preCheckWithin') => {
    const given = raw[name];
    const limit = given ? (readLimit(given) ?? undefined) : undefined;
    if (given && !limit) findings.push(finding('unknown-value', name, { value: given.unit ?? '' }));
    return limit;
  };
  const deliverWithin = limitOf('deliverWithin');
  const preCheckWithin = limitOf('preCheckWithin');
  const said = { acceptOnReceipt, silenceAccepts, acceptedBy, printedBy, preCheckWithin, deliverWithin };
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  return given.length ? { handling: Object.fromEntries(given) } : {};
}

const levelWords: Record<string, number> = {
  国: 1,
  省: 2,
  市: 3,
  县: 4,
  区: 4,
  镇: 5,
  乡: 5,
  街道: 5,
  村: 6,
  社区: 6,
  分级: 7,
};

function levelsOf(words: readonly string[] | undefined, findings: Finding[]): number[] | null {
  if (!words) return null;
  const levels = words.map(
    (word) => levelWords[word.replace(/级$/, '')] ?? (/^[1-7]$/.test(word) ? Number(word) : 0),
  );
  words.forEach((word, i) => {
    if (!levels[i]) findings.push(finding('unknown-value', 'basic.levels', { value: word }));
  });
  return [...new Set(levels.filter((level) => level > 0))].sort();
}

function serviceOf(
  raw: RawItem,
  standard: CatalogueStandard,
  subjects: SubjectWords,
  findings: Finding[],
): ItemDefinition['service'] {
  const known = <K extends string>(
    table: Record<K, { zh: string; code: string }>,
    word: string | undefined,
    path: string,
  ): K | null => {
    if (word === undefined) return null;
    const key = keyOf(table, word);
    if (!key) findings.push(finding('unknown-value', path, { value: word }));
    return key ?? null;
  };
  const limitOf = (limit: RawItem['statutory'], path: string): Limit | null => {
    if (!limit) return null;
    const read = readLimit(limit);
    if (!read) findings.push(finding('unknown-value', `${path}.unit`, { value: limit.unit ?? '' }));
    else if (read.unitBasis === 'assumed')
      findings.push(finding('unit-assumed', path, { value: read.value }));
    return read ?? null;
  };
  return {
    subjectKinds: subjectsOf(raw.serviceObjects, standard, subjects, findings),
    subjectsPublished: raw.serviceObjects ?? null,
    acceptanceConditions: raw.conditions ?? null,
    handleKind: known(handleKinds, raw.handleKind ?? raw.derivedHandleKind, 'service.handleKind'),
    statutory: limitOf(raw.statutory, 'service.statutory'),
    statutoryNote: raw.statutoryNote ?? null,
    promised: limitOf(raw.promised, 'service.promised'),
    promisedNote: raw.promisedNote ?? null,
    channels: split(raw.channels)?.flatMap((word) => known(channels, word, 'service.channels') ?? []) ?? null,
    minVisits: raw.minVisits ?? null,
    visitReason: visitReason(raw, findings),
    crossRegion: known(crossRegionScopes, raw.acrossScope, 'service.crossRegion'),
    crossRegionNote: raw.acrossNote ?? null,
    inHall: raw.inHall ?? null,
    kiosk: raw.kiosk ?? null,
    appointment: raw.appointment ?? null,
    onlinePayment: raw.onlinePayment ?? null,
    courier: raw.courier ?? null,
    online: raw.online ?? null,
    onlineDepth: split(raw.onlineDepth),
    onlineUrl: raw.onlineUrl ?? null,
    mobileUrl: raw.mobileUrl ?? null,
    singleSignOn: raw.singleSignOn ?? null,
    place: raw.place ?? null,
    hours: raw.hours ?? null,
    consultation: raw.consultation ?? null,
    complaint: raw.complaint ?? null,
    quota: raw.quota ?? null,
    intermediary: raw.intermediaryService ?? null,
    systemLevel: raw.systemLevel ?? null,
    personTopics: raw.personTopics ?? null,
    enterpriseTopics: raw.enterpriseTopics ?? null,
    faq: raw.faq ?? null,
    remedies: raw.remedies ?? null,
  };
}

function split(value: string | readonly string[] | undefined): string[] | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value.split('^') : [...value];
}

function subjectsOf(
  words: readonly string[] | undefined,
  standard: CatalogueStandard,
  table: SubjectWords,
  findings: Finding[],
): SubjectKind[] | null {
  if (!words) return null;
  const kinds = words.flatMap((word) => {
    const found = table.words[plain(word)] ?? table.codes[standard]?.[word];
    if (!found) findings.push(finding('unknown-value', 'service.subjectKinds', { value: word }));
    return found ?? [];
  });
  return [...new Set(kinds)];
}

/** Files without this element sometimes say it in a sentence: 须双方共同到场. */
function visitReason(raw: RawItem, findings: Finding[]): string | null {
  if (raw.visitReason !== undefined || !raw.minVisits) return raw.visitReason ?? null;
  const said = raw.rules?.find((rule) => /到场|亲自|当面/.test(rule));
  if (said) findings.push(finding('visit-reason-from-rules', 'service.visitReason', { words: said }));
  return said ?? null;
}

function stepsOf(raw: RawItem): Step[] | null {
  if (!raw.steps) return null;
  return raw.steps.map((step, index) => {
    const one = typeof step === 'string' ? { name: step } : step;
    return {
      name: one.name,
      order: index + 1,
      limit: one.limit ? (readLimit(one.limit) ?? null) : null,
      standard: one.standard ?? null,
      post: one.post ?? null,
      outcome: one.outcome ?? null,
    };
  });
}

/** How cases end, in the words of local files. */
const endings: Record<string, ResultKind> = {
  出证办结: 'licence',
  出文办结: 'document',
  '登记或支付，无证照': 'none',
};

function resultOf(raw: RawItem, findings: Finding[]): ItemDefinition['result'] {
  const name = raw.result?.name ?? null;
  const documents = name ? papersOf(name) : [];
  if (documents.length > 1)
    findings.push(finding('several-results', 'result.name', { count: documents.length }));
  return {
    name,
    kind: resultKind(raw.result?.kind, name, findings),
    documents,
    licenceTypeId: raw.result?.licenceTypeId ?? null,
    validity: raw.resultValidity ?? null,
    sample: raw.result?.sample ?? null,
    delivery: split(raw.result?.delivery),
  };
}

function resultKind(word: string | undefined, name: string | null, findings: Finding[]): ResultKind | null {
  if (word === undefined) return null;
  const kind = endings[word] ?? keyOf(resultKinds, word);
  if (!kind) findings.push(finding('unknown-value', 'result.kind', { value: word }));
  return kind === 'document' && name?.endsWith('批复') ? 'approval' : (kind ?? null);
}

/** 证明／通知书／告知函 are three papers; 给予／不予…决定书 is one: a part too short to be a paper's name. */
function papersOf(name: string): string[] {
  const parts = name.split(/[／^]/).map((part) => part.trim());
  return parts.every((part) => part.length >= 4) ? parts : [name];
}

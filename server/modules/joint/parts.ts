import { demandsCopy } from '../../../contracts/catalogue-codes.ts';
import type { Answers } from '../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../contracts/identity.ts';
import type { PackageDefinition, PackageMaterial } from '../../../contracts/packages.ts';
import type { Plan } from '../../../contracts/plan.ts';
import type { Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { type CasesContext, type PartMaterial, preparePart } from '../cases/index.ts';
import {
  getPackageVersion,
  namedData,
  namedPapers,
  packageCode,
  paperId,
  paperOfPart,
  partLimit,
} from '../packages/index.ts';
import { type Joint, type Part, type PartResult, readyParts } from './joint.ts';
import type { NewEvent } from './store.ts';

/** A part that has been read and checked; `write` makes it a case. */
export type Prepared = { part: Part; write: (tx: Tx) => Promise<Part> };

/**
 * Prepares every part whose turn has come. One that cannot begin is kept waiting with the reason; at submission (`strict`)
 * the reason is the applicant's to mend, and is thrown.
 */
export async function prepareReady(
  ctx: CasesContext,
  joint: Joint,
  strict = false,
): Promise<{ joint: Joint; prepared: Prepared[] }> {
  const version = await getPackageVersion(ctx.db, joint.placeCode, joint.packageId, joint.packageVersion);
  if (!version) throw new AppError('not-found', { reason: 'package' });
  const prepared: Prepared[] = [];
  const problems = new Map<string, string>();
  for (const part of readyParts(joint)) {
    try {
      prepared.push({ part, write: await preparePartOf(ctx, joint, version.definition, part) });
    } catch (error) {
      if (strict || !(error instanceof AppError)) throw error;
      problems.set(part.key, error.code);
    }
  }
  const parts = joint.parts.map((part) => ({ ...part, problem: problems.get(part.key) ?? null }));
  return { joint: { ...joint, parts }, prepared };
}

/** Writes the prepared parts and says so. */
export async function beginParts(
  tx: Tx,
  joint: Joint,
  prepared: readonly Prepared[],
): Promise<{ joint: Joint; events: NewEvent[] }> {
  const begun = new Map<string, Part>();
  const events: NewEvent[] = [];
  for (const { part, write } of prepared) {
    const made = await write(tx);
    begun.set(part.key, made);
    events.push({ kind: 'part-begun', payload: { part: part.key, case: made.caseId } });
  }
  return { joint: { ...joint, parts: joint.parts.map((part) => begun.get(part.key) ?? part) }, events };
}

async function preparePartOf(
  ctx: CasesContext,
  joint: Joint,
  definition: PackageDefinition,
  part: Part,
): Promise<Prepared['write']> {
  const { contents, placeCode, packageId, packageVersion } = joint;
  const { plan } = contents;
  const actor: ApplicantActor = { kind: 'applicant', sessionId: 'joint', ...contents.actor };
  const results = new Map(joint.parts.flatMap(({ key, result }) => (result ? [[key, result] as const] : [])));
  const brought: Answers = Object.assign({}, ...[...results.values()].map(({ data }) => data));
  const answers = { ...contents.values, ...dataNamed(joint, definition, part.key), ...brought };
  const limit = partLimit(definition, part.key, { on: plan.on, values: answers, leaveOut: [] });
  const write = await preparePart(ctx, actor, {
    divisionCode: placeCode,
    itemCode: packageCode(packageId, part.key),
    version: packageVersion,
    key: `joint-${joint.id}-${part.key}`,
    answers,
    materials: await materialsOf(ctx, joint, definition, part.key, results),
    limit: limit && { value: limit.value, unit: limit.unit },
    held: joint.issue === 'together',
  });
  return async (tx) => {
    const { id, number } = await write(tx);
    return { ...part, state: 'running', caseId: id, caseNumber: number, problem: null };
  };
}

/** What earlier parts came to, for data that no field of the form takes and nobody has to type: the result and its number. */
function dataNamed(joint: Joint, definition: PackageDefinition, key: string): Answers {
  const said = new Map<string, string[]>();
  for (const { field, from } of namedData(definition, key)) {
    const maker = joint.parts.find((one) => one.key === from);
    if (!maker?.result) continue;
    const { name, number } = maker.result;
    const text = [maker.name, ...(name === maker.name ? [] : [name]), ...(number ? [number] : [])].join(' ');
    said.set(field.name, [...(said.get(field.name) ?? []), text]);
  }
  // No longer than a field of text may be: a long list must not keep the part from beginning.
  return Object.fromEntries([...said].map(([field, texts]) => [field, texts.join('；').slice(0, 200)]));
}

/** The papers of a part, each from where the plan says; none that another part alone asks for. */
async function materialsOf(
  ctx: CasesContext,
  joint: Joint,
  definition: PackageDefinition,
  key: string,
  results: ReadonlyMap<string, PartResult>,
): Promise<PartMaterial[]> {
  const { plan, files } = joint.contents;
  const item = definition.subItems.find((one) => one.key === key);
  const named = namedPapers(definition, key);
  const materials: PartMaterial[] = [];
  for (const line of plan.materials) {
    for (const user of line.usedBy.filter((one) => one.item === key)) {
      const own = user.material
        ? item?.materials?.find(({ id }) => id === user.material)
        : named.find(({ paper }) => line.id === paper || line.id === `${paper}<${line.from}`);
      if (!own || materials.some(({ id }) => id === own.id)) continue;
      const paper = line.options.length > 0 ? paperOfPart(definition, key, own.id) : line.id;
      const given = files[paperId(paper ?? line.id)] ?? [];
      materials.push(await sourced(ctx, joint, line, own, given, results));
    }
  }
  return materials;
}

/** A paper of a part's own list, or one that only a dependency names. */
type OwnPaper = Pick<PackageMaterial, 'id' | 'licenceTypeId'> &
  Partial<Pick<PackageMaterial, 'holder' | 'originalOrCopy'>>;

async function sourced(
  ctx: CasesContext,
  joint: Joint,
  line: Plan['materials'][number],
  own: OwnPaper,
  files: PartMaterial['files'],
  results: ReadonlyMap<string, PartResult>,
): Promise<PartMaterial> {
  const bare = { id: own.id, licence: null, files: [] };
  switch (line.source) {
    case 'upload':
    case 'deferrable':
      return { ...bare, source: files.length > 0 ? 'upload' : 'absent', files };
    case 'system-form':
      return { ...bare, source: 'form' };
    case 'earlier-result': {
      const result = line.from === null ? undefined : results.get(line.from);
      if (!result) return { ...bare, source: 'absent' };
      const { typeId, typeName, number, decidedAt } = result;
      const licence = { typeId: typeId ?? '', typeName, number: number ?? '', checkedAt: decidedAt };
      return { ...bare, source: 'earlier-result', licence };
    }
    case 'held-licence': {
      const owner = (own.holder ?? 'subject') === 'subject' ? joint.subjectId : joint.contents.actor.personId;
      const held = own.licenceTypeId
        ? await ctx.neighbours.heldLicence(owner, own.licenceTypeId, {
            copy: demandsCopy({ originalOrCopy: own.originalOrCopy ?? null }),
          })
        : undefined;
      return { ...bare, source: held ? 'held-licence' : 'network-check', licence: held ?? null };
    }
    default:
      return { ...bare, source: line.source };
  }
}

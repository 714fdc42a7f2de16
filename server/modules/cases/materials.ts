import type { ItemDefinition } from '../../../contracts/catalogue.ts';
import { demandsCopy } from '../../../contracts/catalogue-codes.ts';
import type { Answers } from '../../../contracts/forms.ts';
import { type Requirement, requiredMaterials } from '../catalogue/index.ts';
import type { FileRef, MaterialRef } from './events/refs.ts';
import type { Applicant, HeldLicence, Neighbours } from './neighbours.ts';

/**
 * A material with the one source it has: a file, a licence the platform holds, the form itself, a commitment that
 * the item lists for it, or none.
 */
export type Sourced = Requirement & {
  source: MaterialRef['source'];
  files: FileRef[];
  licence: HeldLicence | null;
};

/** What stands for a file: a commitment that the item lists for the material, paper that a clerk has seen, a licence taken. */
export type Instead = {
  committed?: ReadonlySet<string>;
  papers?: ReadonlySet<string>;
  /** Taken by a window from the code that the holder showed. */
  taken?: ReadonlyMap<string, HeldLicence>;
};

/**
 * Finds a source for each material that these answers call for. Files win; what the platform makes (the application
 * form) or holds (a licence of the subject, an ID of the agent) is never asked for again.
 */
export async function sourceMaterials(
  neighbours: Pick<Neighbours, 'heldLicence'>,
  definition: ItemDefinition,
  answers: Answers,
  applicant: Pick<Applicant, 'subject' | 'person'>,
  files: ReadonlyMap<string, FileRef[]>,
  instead: Instead = {},
): Promise<Sourced[]> {
  const sourced: Sourced[] = [];
  for (const requirement of requiredMaterials(definition, answers)) {
    const { material } = requirement;
    const own = files.get(material.id) ?? [];
    const held = own.length
      ? undefined
      : (instead.taken?.get(material.id) ?? (await heldFor(neighbours, material, applicant)));
    const source = own.length
      ? 'upload'
      : material.role === 'application-form'
        ? 'form'
        : held
          ? 'held-licence'
          : instead.papers?.has(material.id)
            ? 'paper'
            : material.committable && instead.committed?.has(material.id)
              ? 'commitment'
              : 'absent';
    sourced.push({ ...requirement, source, files: own, licence: held ?? null });
  }
  return sourced;
}

async function heldFor(
  neighbours: Pick<Neighbours, 'heldLicence'>,
  material: Requirement['material'],
  { subject, person }: Pick<Applicant, 'subject' | 'person'>,
): Promise<HeldLicence | undefined> {
  const { licenceTypeId: typeId, role } = material;
  if (!typeId) return undefined;
  const how = { copy: demandsCopy(material), fields: material.licenceFields ?? [] };
  const own = await neighbours.heldLicence(subject.id, typeId, how);
  // A card of who acts never stands for the card of the person she acts for.
  return own || (subject.kind === 'person' && role !== 'agent-id')
    ? own
    : neighbours.heldLicence(person.id, typeId, how);
}

/** Where each material of a part of a joint application comes from: settled by its plan, not found again. */
export type Settled = ReadonlyMap<
  string,
  { source: MaterialRef['source']; licence: HeldLicence | null; files: FileRef[] }
>;

/** The materials that a plan settled, and those that files were added for since; the files win. */
export function settledMaterials(
  definition: ItemDefinition,
  settled: Settled,
  files: ReadonlyMap<string, FileRef[]>,
): Sourced[] {
  return (definition.materials ?? []).flatMap((material): Sourced[] => {
    const known = settled.get(material.id);
    const own = files.get(material.id) ?? known?.files ?? [];
    if (!known && own.length === 0) return [];
    const need = material.necessity === 'required' ? 'required' : 'optional';
    const source =
      own.length > 0 ? 'upload' : known?.source === 'upload' ? 'absent' : (known?.source ?? 'absent');
    return [
      {
        material,
        need,
        group: null,
        source,
        files: own,
        licence: own.length ? null : (known?.licence ?? null),
      },
    ];
  });
}

/** Materials without which the case cannot be submitted; of a choice group, only while too few of it are there. */
export function missingMaterials(sourced: readonly Sourced[]): Sourced[] {
  const given = (group: string) =>
    sourced.filter((one) => one.group?.id === group && one.source !== 'absent').length;
  return sourced.filter(
    ({ need, source, group }) =>
      need === 'required' && source === 'absent' && !(group && given(group.id) >= group.pick),
  );
}

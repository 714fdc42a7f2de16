import type { AskedLicences } from '../../licences/index.ts';
import type { CasesContext } from '../context.ts';
import { lackingMaterials } from '../later.ts';
import type { HeldLicence } from '../neighbours.ts';
import { itemOf } from '../papers/of-case.ts';
import { openCase } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { loadForCommand } from '../store.ts';
import { materialsOf } from '../store-read.ts';

/** Which licences the newest round of a case asked for instead of papers, and what it got. */
export async function askedLicences(ctx: CasesContext, caseId: string): Promise<AskedLicences | undefined> {
  const { found } = await loadForCommand(ctx.db, caseId, '', '');
  const open = found && (await openCase(ctx, { kind: 'system', name: 'licences' }, found));
  if (!open) return undefined;
  const { row, state } = open;
  const { round } = state.answers;
  const [item, materials] = await Promise.all([
    itemOf(ctx, open),
    materialsOf(ctx.db, row.divisionCode, row.id, round),
  ]);
  const asked: AskedLicences['asked'] = [];
  for (const { materialId, source, licenceSealed } of materials) {
    const place = places.licence(row.id, round, materialId);
    const held = licenceSealed ? openJson<HeldLicence>(ctx, licenceSealed, place) : null;
    // A window may have taken one for a material that is bound to none.
    const bound = item.definition.materials?.find(({ id }) => id === materialId)?.licenceTypeId;
    const typeId = held?.typeId ?? bound;
    if (!typeId || !['held-licence', 'absent'].includes(source)) continue; // a paper was handed in: nobody asked
    const { ref, holderId, licenceId = null, elements = [] } = held ?? {};
    const fields = elements.map(({ label }) => label);
    asked.push({ materialId, typeId, got: ref && holderId ? { ref, holderId, licenceId, fields } : null });
  }
  return {
    caseId: row.id,
    itemCode: state.item.code,
    itemName: row.itemName,
    placeCode: state.placeCode,
    organisation: { id: state.organisationId, name: row.organisationName },
    personId: state.agentId,
    subjectId: state.subject.id,
    asked,
    lacking: lackingMaterials(state).map((materialId) => {
      const material = item.definition.materials?.find(({ id }) => id === materialId);
      const { licenceTypeId: typeId = null, licenceFields: fields = [] } = material ?? {};
      return { materialId, typeId, fields };
    }),
  };
}

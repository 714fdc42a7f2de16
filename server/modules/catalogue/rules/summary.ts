import type { ItemDefinition, ItemSummary } from '../../../../contracts/catalogue.ts';

/** What lists show of an item, and what looks for "who issues this licence". */
export function summaryOf(item: ItemDefinition): ItemSummary & { licenceTypeId: string | null } {
  return {
    itemCode: item.id,
    name: item.name,
    itemType: item.basic.itemType,
    departmentName: item.basic.department,
    handleKind: item.service.handleKind,
    promised: item.service.promised,
    minVisits: item.service.minVisits,
    charged: item.fee.charged,
    subjectKinds: item.service.subjectKinds,
    resultName: item.result.name,
    licenceTypeId: item.result.licenceTypeId,
  };
}

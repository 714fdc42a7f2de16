import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { publishedDefinitions } from '../../catalogue/index.ts';
import { ensureDerivedType } from '../derived-types.ts';
import { yieldOf } from '../issuing/types-of-result.ts';
import { licenceTypes } from '../queries/licence-types.ts';

/** Types of what the published items of a division yield, so that their layouts can be designed before the first grant. */
export async function deriveTypes(tx: Tx, divisionCode: string): Promise<void> {
  const types = await licenceTypes(tx);
  for (const { definition } of await publishedDefinitions(tx, divisionCode)) {
    const item = resultOf(definition);
    const found = yieldOf(types, item);
    if (found.does !== 'derive') continue;
    const { basic, service } = definition;
    await ensureDerivedType(tx, {
      ...item,
      ...found,
      issuer: basic.department,
      holderKinds: service.subjectKinds ?? [],
    });
  }
}

const resultOf = ({ id, name, result }: ItemDefinition) => ({ itemCode: id, itemName: name, result });

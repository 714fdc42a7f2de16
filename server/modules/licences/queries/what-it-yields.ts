import type { WhatItYields } from '../../../../contracts/licences.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { type ItemResult, yieldOf } from '../issuing/types-of-result.ts';
import { licenceTypes } from './licence-types.ts';

/** What an applicant has in the end, for whoever reads about an item. */
export async function whatItYields(db: Executor, item: ItemResult): Promise<WhatItYields> {
  const found = yieldOf(await licenceTypes(db), item);
  if (found.does === 'nothing') return { does: 'nothing', name: null };
  if (found.does === 'derive') return { does: 'made', name: found.name };
  return { does: found.does === 'issue' ? 'made' : 'recorded', name: found.type.name };
}

import { fieldsOf } from '../../../../contracts/forms.ts';
import type { ItemRouteView } from '../../../../contracts/route-views.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { divisionPath, organisationNames, organisationsOf } from '../../regions/index.ts';
import { sampleFields } from './item-rules.ts';
import { getPublishedItem, type ItemVersion } from './items.ts';

/** The published version with its route, and what an editor may choose from; undefined where nothing is published. */
export async function itemRoute(
  db: Executor,
  divisionCode: string,
  itemCode: string,
): Promise<{ view: ItemRouteView; item: ItemVersion } | undefined> {
  const item = await getPublishedItem(db, divisionCode, itemCode);
  if (!item) return undefined;
  const county = (await divisionPath(db, divisionCode)).findLast((division) => division.level <= 4);
  const organisations = await organisationsOf(db, county?.code ?? divisionCode);
  const { organisationId } = item;
  const names = organisationId ? await organisationNames(db, [organisationId]) : new Map<string, string>();
  const view: ItemRouteView = {
    itemCode,
    divisionCode,
    name: item.definition.name,
    organisation: names.get(organisationId ?? '') ?? '',
    version: item.version,
    route: item.route,
    fields: sampleFields(fieldsOf(item.form)),
    departments: organisations.flatMap((one) =>
      one.departmentKey ? [{ key: one.departmentKey, name: one.name }] : [],
    ),
  };
  return { view, item };
}

/** catalogue: items, their versions, forms and words. The only file of this module that others import. */
export { type Defined, defineItem, definitionsOfFile } from './definitions.ts';
export { shippedItems } from './items-file.ts';
export type { ProposalsContext } from './proposals/context.ts';
export { proposalHandlers } from './proposals/notices.ts';
export { proposeChange } from './proposals/propose.ts';
export {
  type CatalogueRow,
  catalogueOf,
  eligibility,
  findingsOf,
  getItemVersion,
  getPublishedItem,
  type ItemVersion,
  listItems,
  publishedBetween,
  publishedCodes,
  publishedDefinitions,
  publishedHead,
} from './queries/items.ts';
export { type MandatedItem, mandatedItems } from './queries/mandated-items.ts';
export { itemNames, type PublishedItem, publishedItems } from './queries/published-items.ts';
export { type FoundItem, searchItems } from './queries/search-items.ts';
export { type ShippedItem, shippedItem } from './queries/shipped-item.ts';
export { catalogueRoutes } from './routes.ts';
export { completenessOf } from './rules/completeness.ts';
export { type Condition, readCondition } from './rules/condition.ts';
export { kindByName } from './rules/consistency.ts';
export type { Eligibility, FirstStep } from './rules/eligibility.ts';
export { departmentOf } from './rules/place.ts';
export { type Requirement, requiredMaterials } from './rules/required-materials.ts';
export { numeral } from './rules/words.ts';
export { warmSearch } from './search/warm.ts';
export { type ImportOptions, importItems } from './use-cases/import-items.ts';
export { publishRoute, type RouteInput } from './use-cases/publish-route.ts';
export { shippedVocabulary, type Vocabulary } from './vocabulary.ts';

/** Forms and check digits of the identifiers the platform meets. Pure, for server and browser alike. */
export * from './checks/food-licence.ts';
export * from './checks/id-number.ts';
export * from './checks/invent.ts';
export * from './checks/item-codes.ts';
export * from './checks/licence-identifier.ts';
export * from './checks/licence-number.ts';
export * from './checks/normalise.ts';
export * from './checks/phone.ts';
export * from './checks/uscc.ts';

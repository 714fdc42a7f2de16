import type { Limit } from '../../contracts/catalogue.ts';
import type { SubjectKind } from '../../contracts/identity.ts';

/** A package as lists show it. */
export type PackageRow = {
  id: string;
  name: string;
  /** False: there is no joint application; it is shown as a guide. */
  joint: boolean;
  lead: string | null;
  subjectKinds: SubjectKind[];
  promise: Limit | null;
  items: { name: string; itemId: string | null; result: string | null }[];
};

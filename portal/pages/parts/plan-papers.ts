import type { PlanMaterial } from '../../../contracts/plan.ts';

/** A paper is the applicant's to bring where no other source is known for it. */
export const isYours = ({ source }: PlanMaterial): boolean => source === 'upload' || source === 'deferrable';

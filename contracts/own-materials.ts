/** How much one may keep: enough for a family's papers and a firm's, not an archive. */
export const ownMaterialLimits = { files: 60, megabytes: 200 } as const;

/** A paper that an applicant keeps for other applications 我的材料. */
export type OwnMaterial = {
  id: string;
  /** What paper it is, in her words or the item's. */
  label: string;
  /** Of the file. */
  name: string;
  source: 'upload' | 'application';
  itemName: string | null;
  mediaType: string;
  size: number;
  addedAt: string;
  /** When it was last put into an application; null: never. */
  usedAt: string | null;
};

import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { StaffActor, SubjectKind } from '../../../../contracts/identity.ts';

/** A case that was granted, as far as a licence is made from it; opened from what the case sealed. */
export type GrantedCase = {
  caseId: string;
  number: string;
  itemCode: string;
  itemName: string;
  result: ItemDefinition['result'];
  /** Division and organisation in whose name it was decided. */
  placeCode: string;
  organisationId: string;
  /** 统一出证: its licence is made when the other parts of its joint case are decided too. */
  held: boolean;
  decidedAt: Date;
  /** 一业一证: it is no case but the whole of a joint case, and its licence lists what these cases gave. */
  parts?: readonly GrantedPart[];
  subject: { id: string; kind: SubjectKind; name: string; number: string };
  /** By the name of the form's field: what it is called, what was answered, and that as people read it. */
  answers: Record<string, { label: string; value: unknown; text: string }>;
};

export type GrantedPart = { name: string; caseId: string; issuer: string; decidedOn: string; number: string };

/** Which licences a case asked for instead of papers, and what it got. */
export type AskedLicences = {
  caseId: string;
  itemCode: string;
  itemName: string;
  placeCode: string;
  organisation: { id: string; name: string };
  /** Who handed in, and so agreed. */
  personId: string;
  subjectId: string;
  asked: {
    materialId: string;
    typeId: string;
    /** Null: nothing was found, so a paper was asked for. */
    /** `fields`: what was passed on beside the number, by label. */
    got: { ref: string; holderId: string; licenceId: string | null; fields?: string[] } | null;
  }[];
  /** Materials that are not there yet; `typeId` null: bound to no type, the clerk judges what stands for it. */
  /** `fields`: what the office needs of the licence beside its number; empty: nothing is said of it. */
  lacking: { materialId: string; typeId: string | null; fields?: string[] }[];
};

/** What this module asks of the cases above it; given where the parts are put together. */
export type CaseSource = {
  /** Of the newest round; undefined: no such case. */
  asked(caseId: string): Promise<AskedLicences | undefined>;
  /** Whether an officer may see this case. */
  mayRead(actor: StaffActor, caseId: string): Promise<boolean>;
  /** Undefined: no such case, or it was not granted. */
  granted(caseId: string): Promise<GrantedCase | undefined>;
  /** Pictures that were handed in with a case: the name of the material, and where each is kept. */
  pictures(caseId: string): Promise<{ material: string; sm3: string }[]>;
};

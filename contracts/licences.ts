import Type, { type Static } from 'typebox';
import { type SubjectKind, subjectKinds } from './identity.ts';
import { nullable } from './schema-parts.ts';

const text = nullable(Type.String());

/** Results that are papers 证照、批文、文书: each is made as a sealed file. */
export const paperKinds = ['licence', 'approval', 'document', 'combined'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A kind of licence or certificate 证照类型 (GB/T 36902-2018). */
export const LicenceType = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'official name' }),
  aliases: Type.Array(Type.String()),
  issuer: text,
  holderPublished: text,
  holderKinds: Type.Array(Type.Unsafe<SubjectKind>({ type: 'string', enum: Object.keys(subjectKinds) })),
  departmentCode: text,
  validity: text,
  numberRule: text,
  typeCode: nullable(Type.String({ description: '21 characters of GB/T 36904; null: not known' })),
  issuedBy: Type.Union([Type.Literal('platform'), Type.Literal('external')], {
    description: 'external: only a ministry system issues it; the platform holds, checks and shows it',
  }),
  issuedByItems: Type.Array(Type.String()),
  lists: Type.Array(Type.String()),
  note: text,
  origin: Type.Union([Type.Literal('file'), Type.Literal('item')], {
    description: 'item: nobody listed it; it is named by the result that published items promise',
  }),
  resultKind: nullable(Type.Unsafe<PaperKind>({ type: 'string', enum: [...paperKinds] })),
  numberCheck: nullable(
    Type.Unsafe<NumberCheck>({
      type: 'string',
      enum: ['id-number', 'uscc'],
      description: 'the public rule that its numbers follow: GB 11643, GB 32100; null: none is checked',
    }),
  ),
});
export type LicenceType = Static<typeof LicenceType>;

export type NumberCheck = 'id-number' | 'uscc';

/**
 * How far what the wallet shows is proved: issued here, a register or another authority says so, an officer saw the
 * original, or the holder states it herself 自填 — which counts for nothing until an officer saw the original.
 */
export const licenceProofs = ['issued', 'register', 'seen', 'stated'] as const;
export type LicenceProof = (typeof licenceProofs)[number];

/** What an applicant has in the end: a sealed file of this name, a number on record, or no paper at all. */
export type WhatItYields = { does: 'made' | 'recorded'; name: string } | { does: 'nothing'; name: null };

/** State of an issued licence 证照状态, with the code that reports to the state use (as seen in published examples). */
export const licenceStates = {
  valid: { code: '01', zh: '有效' },
  suspended: { code: '02', zh: '暂扣' },
  revoked: { code: '03', zh: '撤销' },
  cancelled: { code: '04', zh: '注销' },
  expired: { code: '05', zh: '到期' },
  superseded: { code: '05', zh: '已换发' },
} as const;
export type LicenceState = keyof typeof licenceStates;

/** One element of the face as its holder sees it. */
export type LicenceElement = { key: string; label: string; value: string; personal: boolean };

/** A licence in its holder's wallet 我的证照. `ref` names it: issued:<id>, holding:<id> or register:<type>. */
export type WalletCard = {
  ref: string;
  typeId: string;
  typeName: string;
  /** Where it was issued here, its state; recorded and proved ones are valid or expired. */
  state: LicenceState;
  number: string;
  holderName: string;
  issuerName: string | null;
  issuedOn: string | null;
  /** YYYY-MM-DD; null: no end. */
  validUntil: string | null;
  /** True where nothing says how long it is valid: then no end is no promise. */
  openTerm: boolean;
  /** Until the last day; null where there is none. */
  daysLeft: number | null;
  /** Only a ministry's system issues it: here it is checked and shown. */
  external: boolean;
  proof: LicenceProof;
  /** False: its holder does not let it be fetched instead of a paper. */
  shared: boolean;
  identifier: string | null;
  /** No ministry’s code of the type is known: that of the demonstration stands in. */
  typeCodeAssumed: boolean;
  version: number | null;
  /** Sizes in bytes of the sealed original and its rendition. */
  files: { ofd: number; pdf: number } | null;
  /** ISO 8601; when a register or a window confirmed it; null for what was issued here. */
  checkedAt: string | null;
  elements: LicenceElement[];
};

export const licenceUseKinds = {
  shown: '亮证',
  shared: '免交材料',
  pulled: '窗口调用',
  /** By who acts for the holder under a mandate. */
  seen: '受托人查看',
} as const;
export type LicenceUseKind = keyof typeof licenceUseKinds;

/** One look at a licence, as its holder reads it 谁用过我的证照. */
export type LicenceUse = {
  id: string;
  kind: LicenceUseKind;
  typeName: string;
  by: string;
  purpose: string;
  /** Labels of what was seen beyond name and state. */
  fields: string[];
  outcome: 'success' | 'failed';
  /** Why it gave nothing: one of callOutcomes; null where it did. */
  why: string | null;
  at: string;
};

/** One act on a licence; `otherId`: the version that came of it, or was before it. */
export type LicenceLife = {
  kind: string;
  ground: string | null;
  reason: string | null;
  otherId: string | null;
  at: string;
};

/** What a holder agreed to, one case each, and whether she took it back. */
export type LicenceConsent = {
  id: string;
  typeName: string;
  purpose: string;
  fields: string[];
  givenAt: string;
  endedAt: string | null;
};

/** A code for showing 亮证码. */
export type ShowCode = {
  id: string;
  token: string;
  /** Eight digits, in two groups, for whom no camera helps. */
  digits: string;
  until: string;
  fields: string[];
};

/** What the other side sees of a shown licence, at this moment. */
export type ShownLicence = {
  typeName: string;
  state: LicenceState;
  issuerName: string | null;
  validUntil: string | null;
  external: boolean;
  elements: { label: string; value: string }[];
  until: string;
};

/** Public facts of an issued licence: what its QR code leads to. Names and numbers of persons are masked. */
export type PublicLicence = {
  identifier: string;
  typeName: string;
  state: LicenceState;
  number: string;
  holderName: string;
  issuerName: string;
  issuedOn: string;
  validUntil: string | null;
  /** When it came into its state: a civil date. */
  since: string;
  /** The version that replaced it, where the reader may go on. */
  newer: string | null;
  demo: boolean;
  /** 一业一证: what it comprises, each as it is now; empty for every other licence. */
  parts: LicencePart[];
};

/** A part of a combined licence. */
export type LicencePart = {
  name: string;
  issuerName: string;
  /** YYYY-MM-DD */
  decidedOn: string;
  /** Masked where anyone reads it. */
  number: string;
  /** Of its own licence; null: the decision alone is its result. */
  identifier: string | null;
  state: LicenceState | null;
  validUntil: string | null;
};

/** One step of checking a file, by name and in words. */
export type CheckedStep = {
  step: string;
  name: string;
  /** absent: nothing there to check, which does not speak against the file; unsettled: a source did not answer. */
  result: 'passed' | 'absent' | 'not-reached' | 'unsettled' | 'failed';
  detail: string;
};

/** A file that somebody had checked. */
export type FileCheck = {
  kind: 'ofd' | 'pdf';
  /**
   * sealed: whole, but it does not say that it is a licence. wrong-page: the OFD is genuine, the PDF around it is not the
   * one that was issued. unsettled: a source did not answer. no-original: a PDF without one sealed OFD.
   */
  outcome: 'genuine' | 'sealed' | 'wrong-page' | 'unsettled' | 'broken' | 'no-original';
  steps: CheckedStep[];
  /** What the file says; null where it cannot be believed. */
  facts: {
    typeName: string;
    number: string;
    holderName: string;
    issuerName: string;
    issuedOn: string;
    validUntil: string;
    elements: { label: string; value: string }[];
  } | null;
  /** What this platform knows of the licence now. */
  online:
    | { known: false }
    | { known: true; state: LicenceState; since: string; newer: string | null; asIssued: boolean }
    | null;
  /** Whether a PDF is byte for byte the one that was issued. */
  rendition: 'same' | 'differs' | null;
  seal: { name: string; signedAt: string; stampedAt: string | null; testOnly: boolean } | null;
};

import type { LimitUnit } from '../../../../contracts/catalogue-codes.ts';

/** An immutable sealed row and the SM3 of its sealed text. */
export type SealedRef = { id: string; sm3: string };
export type AnswersRef = { round: number; sm3: string };
export type FileRef = { id: string; sm3: string };
export type MaterialSource =
  | 'upload'
  | 'held-licence'
  | 'form'
  | 'absent'
  // 到窗申请: a clerk saw the paper
  | 'paper'
  // 一件事: as the plan of the joint application settled it
  | 'earlier-result'
  | 'share'
  | 'network-check'
  // 告知承诺: by the plan, or by the applicant's own choice
  | 'commitment';
export type MaterialRef = { id: string; source: MaterialSource; files: FileRef[]; licence: string | null };
export type DocumentRef = { id: string; kind: PaperKind; number: string; sm3: string };
/** `reason`: a code of data/correction-reasons.json; null: none was chosen. */
export type PointRef = { kind: 'material' | 'field'; ref: string; reason: string | null };
/** 受理, 办理, and 颁发送达 (许可法 44) after a grant. */
export type ClockKind = 'acceptance' | 'decision' | 'delivery';
export type LimitRef = { value: number; unit: LimitUnit };

/** Papers made with an act, each from the template of the same name (data/templates). */
export const paperKinds = [
  'submission-receipt',
  'commitment',
  'correction-notice',
  'acceptance-notice',
  'refusal-to-accept',
  'decision',
  'suspension-notice',
  'resumption-notice',
  'special-step-notice',
  'asking-receipt',
  'extension-notice',
  'transfer-notice',
  'void-notice',
  'delivery-receipt',
] as const;
export type PaperKind = (typeof paperKinds)[number];

import type { Problem } from '../../contracts/errors.ts';
import type { FormField } from '../../contracts/forms.ts';
import type {
  FileCheck,
  LicenceConsent,
  LicenceLife,
  LicencePart,
  LicenceUse,
  PublicLicence,
  ShowCode,
  ShownLicence,
  WalletCard,
} from '../../contracts/licences.ts';
import type { OwnMaterial } from '../../contracts/own-materials.ts';
import type { Frame, Returned } from './props.ts';

export type WalletProps = {
  frame: Frame;
  cards: WalletCard[];
  uses: LicenceUse[];
  /** Under a mandate for named items: their names; else null, and the wallet is whole. */
  narrowedTo: string[] | null;
  /** Whether the reader may put licences of other issuers into it. */
  mayState: boolean;
};

/** A licence of another issuer, stated by its holder. */
export type StateLicenceProps = {
  frame: Frame;
  fields: FormField[];
  returned: Returned;
  problem: Problem | null;
};

export type OwnMaterialsProps = {
  frame: Frame;
  materials: OwnMaterial[];
  /** Typed, where it was refused. */
  label: string;
  notice: { kind: 'added' | 'removed'; name: string } | null;
  problem: Problem | null;
};

export type LicenceProps = {
  frame: Frame;
  card: WalletCard;
  uses: LicenceUse[];
  consents: LicenceConsent[];
  life: LicenceLife[];
  parts: LicencePart[];
  /** False: who acts under a mandate decides nothing of the holder's. */
  own: boolean;
};

/** `qr` is an SVG path in a square of `size` units. */
export type LicenceCodeProps = {
  frame: Frame;
  card: WalletCard;
  code: ShowCode;
  qr: { size: number; path: string };
};

export type LicenceUsesProps = { frame: Frame; uses: LicenceUse[] };

export type PresentProps = { frame: Frame; code: string; problem: Problem | null };

export type PresentedProps = { frame: Frame; shown: ShownLicence; checkedAt: string };

export type PublicLicenceProps = {
  frame: Frame;
  identifier: string;
  licence: PublicLicence | null;
  checkedAt: string;
};

export type VerifyLicenceProps = {
  frame: Frame;
  name: string | null;
  check: FileCheck | null;
  problem: Problem | null;
};

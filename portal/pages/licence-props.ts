import type { Problem } from '../../contracts/errors.ts';
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
import type { Frame } from './props.ts';

export type WalletProps = { frame: Frame; cards: WalletCard[]; uses: LicenceUse[] };

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

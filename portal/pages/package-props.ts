import type { AnswerValue } from '../../contracts/forms.ts';
import type { PackageQuestion } from '../../contracts/packages.ts';
import type { Plan, Rule } from '../../contracts/plan.ts';
import type { PackageRow } from './package-row.ts';
import type { Audience, Frame } from './props.ts';

export type PackageListProps = { frame: Frame; packages: PackageRow[]; audience: Audience | null };

/** Where in a package somebody is: `state` is the sealed text of the answers that addresses carry. */
export type PackageHead = { divisionCode: string; packageId: string; name: string; state: string };

export type PackageGuideProps = {
  frame: Frame;
  head: PackageHead;
  question: PackageQuestion;
  /** Given before; undefined: not yet. */
  answer: AnswerValue | undefined;
  /** Which question this is, and how many more are known to come after it. */
  step: number;
  left: number;
  /** Why it is asked; null where it was answered before. */
  rule: Rule | null;
  /** The question before; null for the first. */
  back: string | null;
  /** Nothing, or nothing that fits, was chosen. */
  missing: boolean;
};

/** One answer of the guide in words, and where it can be changed. */
export type GivenAnswer = { question: string; text: string; change: string };

export type PackagePlanProps = {
  frame: Frame;
  head: PackageHead;
  plan: Plan;
  answers: GivenAnswer[];
  lead: string | null;
  notes: string[];
  /** Items that the answers call for, chosen or left out by the applicant; `locked`: others need it. */
  choices: { key: string; name: string; chosen: boolean; neededBy: string[] }[];
  /** Items with a guide of their own here, by key of the sub-item. */
  guides: Record<string, string>;
  /** Sub-items that no organisation here can receive, by name. */
  notHere: string[];
  /** True where a joint application can be begun here. */
  open: boolean;
};

import type { CorrectionPoint } from '../../../../contracts/case-commands.ts';
import type { CheckId } from '../../../../contracts/supervision.ts';
import type { EvidentEvent, SupervisedCase } from '../../cases/index.ts';
import type { Hours, SupervisionParameters } from '../parameters.ts';

/** A limit of an item's version, as it was published. */
export type PublishedLimit = { value: number; unit: string };
export type LaterVersion = {
  version: number;
  publishedAt: string;
  promised: PublishedLimit | null;
  statutory: PublishedLimit | null;
};

/** All that checks may ask: the case with its events, its guide, and where it was handled. They ask nothing else. */
export type Checked = {
  one: Pick<SupervisedCase, 'events' | 'item' | 'submittedAt' | 'kept'>;
  /** What the officer wrote with the correction notice. */
  demanded: readonly CorrectionPoint[];
  /** Of the version that the case began with. */
  guide: {
    materials: readonly { id: string; name: string }[];
    promised: PublishedLimit | null;
    statutory: PublishedLimit | null;
  };
  /** Published between submission and decision. */
  later: readonly LaterVersion[];
  venueHours: readonly Hours[];
  isWorkday: (day: string) => boolean;
  calendarVersion: string;
};

/** What a check found. */
export type Found = {
  /** Which events: the same ground is told of once. */
  ground: string;
  /** Who acted; null: nobody in person. */
  actor: string | null;
  events: readonly EvidentEvent[];
  /** What was compared: codes, days, numbers, names of papers. Nobody's data. */
  facts: Record<string, string | number>;
};

/** Pure: the same case gives the same findings. */
export type Check<Id extends CheckId> = (
  checked: Checked,
  parameters: SupervisionParameters['checks'][Id],
) => Found[];

export const eventOf = <K extends EvidentEvent['kind']>(
  events: readonly EvidentEvent[],
  kind: K,
): Extract<EvidentEvent, { kind: K }> | undefined =>
  events.find((event): event is Extract<EvidentEvent, { kind: K }> => event.kind === kind);

export const isOfficers = ({ actor }: EvidentEvent): boolean => actor.startsWith('staff:');

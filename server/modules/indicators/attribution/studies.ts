import type { Dimension, Study } from '../../../../contracts/attribution.ts';
import type { Fact } from '../vocabulary.ts';
import type { Traits } from './traits.ts';

type StudyRule = {
  /** In which month a thing is part of the study; undefined: not at all. */
  month: (traits: Traits) => string | undefined;
  hit: (traits: Traits) => boolean;
  dimensions: readonly Dimension[];
  /** Of which two traits it is asked whether they come together. */
  pairs: readonly (readonly [Dimension, Dimension])[];
  /** Known of hits only, so that they have a share and no rate: labels of a rating, fields of a notice. */
  ofHits: readonly Dimension[];
};

/**
 * What is studied. A bad rating belongs to the month in which the thing rated was over, so that it is always one of
 * those counted beside it; a correction to the month of receipt. Materials count as asked for; of a correction those
 * that the notice named are the hits.
 */
export const studies: Record<Study, StudyRule> = {
  'bad-rating': {
    month: ({ endedIn }) => endedIn,
    hit: ({ bad }) => bad === true,
    dimensions: [
      'item',
      'version',
      'organisation',
      'place',
      'window',
      'channel',
      'subject',
      'step',
      'material',
      'tag',
    ],
    pairs: [
      ['item', 'step'],
      ['item', 'window'],
      ['item', 'channel'],
      ['item', 'subject'],
      ['item', 'place'],
      ['organisation', 'step'],
      ['organisation', 'channel'],
      ['material', 'step'],
      ['material', 'channel'],
    ],
    ofHits: ['tag'],
  },
  correction: {
    month: ({ receivedIn }) => receivedIn,
    hit: ({ corrected }) => corrected === true,
    dimensions: [
      'reason',
      'flaw',
      'material',
      'field',
      'item',
      'version',
      'organisation',
      'place',
      'channel',
      'subject',
    ],
    pairs: [
      ['item', 'material'],
      ['item', 'channel'],
      ['item', 'subject'],
      ['item', 'place'],
      ['material', 'channel'],
      ['material', 'subject'],
      ['material', 'organisation'],
      ['material', 'place'],
      ['organisation', 'channel'],
    ],
    ofHits: ['reason', 'flaw', 'field'],
  },
};

/** What a thing has of a dimension. */
export function valuesOf(fact: Fact, traits: Traits, dimension: Dimension): readonly string[] {
  if (dimension === 'item') return fact.itemCode ? [fact.itemCode] : [];
  if (dimension === 'organisation') return fact.organisationId ? [fact.organisationId] : [];
  if (dimension === 'place') return [fact.divisionCode];
  if (dimension === 'tag') return traits.tags ?? [];
  if (dimension === 'field' || dimension === 'reason' || dimension === 'flaw')
    return traits.named?.[dimension] ?? [];
  return traits.of[dimension] ?? [];
}

/** Whether a hit is one for this very trait: a material that the notice did not name is none. */
export function isHit(study: Study, traits: Traits, dimension: Dimension, value: string): boolean {
  if (!studies[study].hit(traits)) return false;
  if (study !== 'correction' || dimension !== 'material') return true;
  return traits.named?.material.includes(value) ?? false;
}

import file from '../../../../data/attribution.json' with { type: 'json' };

/** Figures of data/attribution.json. */
export type AttributionRules = {
  z: number;
  leastBase: number;
  leastHits: number;
  protect: number;
  shown: number;
  pairs: number;
};

export const attributionRules = (): AttributionRules => file;

import type { LicenceDesign } from '../../../../contracts/licence-designs.ts';
import type { LicenceField } from '../../../../contracts/licence-layouts.ts';
import type { LicenceType } from '../../../../contracts/licences.ts';
import type { LicenceContent } from '../licence.ts';
import { sampleLicence } from '../sample.ts';
import { asMade } from './design-store.ts';

/** Where nobody said how long a value may be: twice the sample, a dozen letters at least. */
const usual = ({ sample }: LicenceField): number => Math.min(200, Math.max(12, [...sample].length * 2));

/** An invented licence of a design, with the samples of its elements or with values as long as they may become. */
export function sampleOfDesign(
  type: LicenceType,
  design: LicenceDesign,
  on: string,
  longest: boolean,
): LicenceContent {
  const { face } = asMade(type.id, 1, design);
  const values = Object.fromEntries(
    design.fields.map((field) => [field.key, longest ? stretched(field) : field.sample]),
  );
  return sampleLicence(type, on, { face, values });
}

function stretched(field: LicenceField): string {
  const letters = [...field.sample];
  const wanted = field.longest ?? usual(field);
  return Array.from({ length: Math.max(1, wanted) }, (_, at) => letters[at % letters.length]).join('');
}

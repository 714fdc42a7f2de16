import type { Finding, ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { finding } from './finding.ts';

/**
 * What stands on the face of a kind of licence, by label; licences lie above this module and are met by this interface.
 * Null: nobody wrote the elements of its face down; undefined: no such kind.
 */
export type FaceLabels = (db: Executor, typeId: string) => Promise<readonly string[] | null | undefined>;

/** The number is passed on in any case. */
const isNumber = /^(证照|许可证|执照|证书|证件)?(编号|证号|号码)$/;

/**
 * Elements of a licence that a material asks for and that its face does not have: they would never be passed on, and the
 * applicant would be told that the office gets them. Places are those of the definition: `materials.m2.licenceFields.0`.
 */
export async function checkLicenceFields(
  db: Executor,
  faceLabels: FaceLabels | undefined,
  { materials }: Pick<ItemDefinition, 'materials'>,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { id, name, licenceTypeId: type, licenceFields = [] } of materials ?? []) {
    if (!faceLabels || !licenceFields.length) continue;
    const path = `materials.${id}.licenceFields`;
    const labels = type ? await faceLabels(db, type) : undefined;
    if (!labels) {
      found.push(finding('licence-fields-unchecked', path, { name, fields: licenceFields.join('、') }));
      continue;
    }
    for (const [index, field] of licenceFields.entries()) {
      if (labels.includes(field) || isNumber.test(field)) continue;
      const about = { name, field, fields: labels.join('、') };
      found.push(finding('licence-field-unknown', `${path}.${index}`, about));
    }
  }
  return found;
}

import type { StaffActor } from '../../../../contracts/identity.ts';
import type { LicencePull, PulledLicence } from '../../../../contracts/licence-use.ts';
import { scopeOf } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { openShowCode, recordLook, tokenOfDigits } from '../queries/shown-licence.ts';

/**
 * A window takes a licence from the code that its holder shows, typed or scanned: with the fields that were allowed,
 * for a purpose that the holder reads. AppError `show-code-over`.
 */
export async function pullLicence(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring'>,
  actor: StaffActor,
  { code: given, purpose }: LicencePull,
): Promise<PulledLicence> {
  const scanned = /[0-9a-z]{38,43}\.[\w-]{32}/.exec(given)?.[0];
  const { code, card } = await openShowCode(ctx, scanned ?? (await tokenOfDigits(ctx, given)));
  const fields = card.elements.filter(({ key }) => code.fields.includes(key));
  const [place] = scopeOf(actor.grants, 'licence.pull');
  await recordLook(ctx, actor, { code, card, kind: 'pulled', purpose, fields, place });
  const { typeName, state, issuerName, validUntil, identifier } = card;
  const elements = fields.map(({ label, value }) => ({ label, value }));
  return { typeName, state, issuerName, validUntil, identifier, elements };
}

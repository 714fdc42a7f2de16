import type { ItemRules } from '../../../../contracts/item-rules.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Db, inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { findingsOf, getPublishedItem } from '../queries/items.ts';
import { completenessOf, missingFindings } from '../rules/completeness.ts';
import { checkConsistency } from '../rules/consistency.ts';
import { checkInstant } from '../rules/instant.ts';
import { rulesFindings, withRules } from '../rules/item-rules.ts';
import { checkLicenceFields, type FaceLabels } from '../rules/licence-fields.ts';
import { summaryOf } from '../rules/summary.ts';
import { knownItems, tellPublished, writeVersions } from '../store.ts';

export type RulesInput = {
  divisionCode: string;
  itemCode: string;
  /** The published version that was edited. */
  version: number;
  rules: ItemRules;
};

/**
 * Publishes the next version of an item, the same but for its rules; cases that began keep their version. A file that is
 * loaded again unchanged does not undo it. Throws `item-not-open`, `stale-version` where another version was published
 * meanwhile, `not-allowed-now` (draft-waiting), `invalid-input` (rules) with what keeps it back.
 */
export function publishRules(
  ctx: { db: Db; clock: Clock; faceLabels?: FaceLabels },
  input: RulesInput,
): Promise<{ version: number }> {
  const { divisionCode, itemCode, version, rules } = input;
  return inTx(ctx.db, async (tx) => {
    const known = (await knownItems(tx, divisionCode)).get(itemCode);
    const item = await getPublishedItem(tx, divisionCode, itemCode);
    if (!known || !item) throw new AppError('item-not-open');
    if (item.version !== version) throw new AppError('stale-version', { version: item.version, changes: [] });
    if (known.latestVersion !== item.version)
      throw new AppError('not-allowed-now', { reason: 'draft-waiting', command: 'publish-rules' });
    const definition = withRules(item.definition, rules);
    const faces = await checkLicenceFields(tx, ctx.faceLabels, definition);
    const blocking = [...rulesFindings(definition, item.form), ...faces].filter(
      ({ severity }) => severity === 'blocks',
    );
    if (blocking.length) throw new AppError('invalid-input', { reason: 'rules', findings: blocking });
    const next = known.latestVersion + 1;
    const completeness = completenessOf(definition);
    // What reading the file found stays; what is said of the definition itself is said anew.
    const own = new Set(
      [...checkConsistency(item.definition), ...checkInstant(item.definition, item.form)].map(
        ({ code, path }) => `${code} ${path}`,
      ),
    );
    const before = (await findingsOf(tx, divisionCode, itemCode))?.findings ?? [];
    const findings = [
      ...before.filter(
        ({ code, path }) =>
          code !== 'missing' && !code.startsWith('licence-field') && !own.has(`${code} ${path}`),
      ),
      ...faces,
      ...checkConsistency(definition),
      ...checkInstant(definition, item.form),
      ...missingFindings(completeness),
    ];
    const { route } = item;
    const at = ctx.clock.now();
    const made = {
      ...{ itemCode, version: next, definition, findings, completeness, route, sm3: known.sm3 },
      form: { ...item.form, version: next },
      summary: summaryOf(definition),
      publish: true,
    };
    await writeVersions(tx, divisionCode, [made], at);
    await tellPublished(tx, divisionCode, at);
    return { version: next };
  });
}

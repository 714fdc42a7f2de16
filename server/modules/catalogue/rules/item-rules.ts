import type { Finding, ItemDefinition, Material } from '../../../../contracts/catalogue.ts';
import type { FormDefinition } from '../../../../contracts/forms.ts';
import type { InstantRule } from '../../../../contracts/instant.ts';
import type { InstantDraft, ItemRules } from '../../../../contracts/item-rules.ts';
import { checkConsistency } from './consistency.ts';
import { checkInstant } from './instant.ts';

/** Whether an editor may say that it comes later: what the platform makes, or credit decides, is not for her to say. */
export const isFixed = ({ role, necessity }: Pick<Material, 'role' | 'necessity'>): boolean =>
  role === 'application-form' || !(necessity === 'required' || necessity === 'deferrable');

/** The rules as the definition has them. */
export function rulesOf({ handling, deferral, commitment, materials, instant }: ItemDefinition): ItemRules {
  const { version: _, ...draft } = instant ?? { version: 0 };
  return {
    acceptOnReceipt: handling?.acceptOnReceipt ?? false,
    deferral: deferral ?? null,
    commitment: commitment ?? null,
    materials: (materials ?? []).map((one) => ({
      id: one.id,
      deferrable: one.necessity === 'deferrable',
      deferral: one.deferral ?? null,
      committable: one.committable ?? false,
      ...(one.licenceTypeId ? { licenceFields: one.licenceFields ?? [] } : {}),
    })),
    instant: instant ? (draft as InstantDraft) : null,
  };
}

/** The definition with these rules and all else as it was; a changed 秒批 rule counts its version up. */
export function withRules(item: ItemDefinition, rules: ItemRules): ItemDefinition {
  const { deferral: _d, commitment: _c, instant: before, handling, ...rest } = item;
  const { acceptOnReceipt: _a, ...others } = handling ?? {};
  const wanted = new Map(rules.materials.map((one) => [one.id, one]));
  const handled = { ...others, ...(rules.acceptOnReceipt ? { acceptOnReceipt: true } : {}) };
  return {
    ...rest,
    ...(Object.keys(handled).length ? { handling: handled } : {}),
    ...(rules.deferral ? { deferral: rules.deferral } : {}),
    ...(rules.commitment ? { commitment: rules.commitment } : {}),
    ...(rules.instant ? { instant: counted(rules.instant, before) } : {}),
    materials: item.materials?.map((material) => withRule(material, wanted.get(material.id))) ?? null,
  };
}

function withRule(material: Material, rule: ItemRules['materials'][number] | undefined): Material {
  if (!rule) return material;
  const { committable: _c, deferral: _d, licenceFields: before = [], ...rest } = material;
  const fields = rule.licenceFields ?? before;
  return {
    ...rest,
    ...(fields.length ? { licenceFields: [...fields] } : {}),
    necessity: isFixed(material) ? material.necessity : rule.deferrable ? 'deferrable' : 'required',
    ...(rule.committable ? { committable: true } : {}),
    ...(rule.deferral ? { deferral: rule.deferral } : {}),
  };
}

function counted(draft: InstantDraft, before: InstantRule | undefined): InstantRule {
  if (before?.id !== draft.id) return { ...draft, version: 1 };
  const { version, ...same } = before;
  const unchanged = JSON.stringify(inOrder(same)) === JSON.stringify(inOrder(draft));
  return { ...draft, version: unchanged ? version : version + 1 };
}

const inOrder = ({ id, reason, conditions }: InstantDraft) => [
  id,
  reason,
  conditions.map((one) => [one.id, one.say, one.feel]),
];

const concerned = ['deferral-without-limit', 'commitment-outside', 'limit-beyond-reach'];

/** What an editor must know of these rules; what `blocks` keeps them from publication. */
export function rulesFindings(item: ItemDefinition, form: FormDefinition): Finding[] {
  return [
    ...checkInstant(item, form),
    ...checkConsistency(item).filter(({ code }) => concerned.includes(code)),
  ];
}

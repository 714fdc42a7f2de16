import type { CommitmentTerms } from '../../../../contracts/commitment.ts';
import type { InstantDraft, ItemRules } from '../../../../contracts/item-rules.ts';

type Condition = InstantDraft['conditions'][number];

/** A condition with an id that no other has. */
export function newCondition(conditions: readonly Condition[]): Condition {
  const taken = new Set(conditions.map(({ id }) => id));
  let count = conditions.length + 1;
  while (taken.has(`condition-${count}`)) count++;
  return { id: `condition-${count}`, say: '', feel: '' };
}

export const newInstant = (): InstantDraft => ({
  id: 'instant',
  reason: '',
  conditions: [newCondition([])],
});

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const isEmpty = ({ obligations, consequences, basis }: CommitmentTerms): boolean =>
  obligations.length + consequences.length === 0 && !basis;

/** As it is sent: texts trimmed, what is empty left out. */
export function settled(rules: ItemRules): ItemRules {
  const { instant, commitment } = rules;
  return {
    ...rules,
    commitment: commitment && !isEmpty(commitment) ? commitment : null,
    materials: rules.materials.map((one) => (one.deferrable ? one : { ...one, deferral: null })),
    instant: instant && {
      id: instant.id.trim(),
      reason: instant.reason.trim(),
      conditions: instant.conditions.map(({ id, say, feel }) => ({
        id,
        say: say.trim(),
        feel: feel.trim(),
      })),
    },
  };
}

/** Whether the server can read it at all; it says the rest. */
export const isWhole = ({ instant }: ItemRules): boolean =>
  !instant ||
  (/^[a-z][a-z0-9-]{0,59}$/.test(instant.id) &&
    instant.reason !== '' &&
    instant.conditions.length > 0 &&
    instant.conditions.every(({ say, feel }) => say && feel));

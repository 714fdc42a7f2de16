import { useId } from 'react';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { InstantDraft, ItemRulesView } from '../../../../contracts/item-rules.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { useWords } from '../../../platform/words.tsx';
import { SampleAnswer } from '../SampleAnswer.tsx';
import { fieldLabel } from './fact-words.ts';

type Props = {
  item: ItemRulesView;
  rule: InstantDraft | null;
  answers: Record<string, unknown>;
  /** Ids of conditions; null: nothing was judged. */
  unmet: readonly string[] | null;
  onChange: (answers: Record<string, unknown>) => void;
};

/** The rule on an application one makes up: only what some condition asks for is asked. */
export function TryOut({ item, rule, answers, unmet, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const names = new Set((rule?.conditions ?? []).flatMap(({ feel }) => [...conditionOf(feel).names]));
  const asked = [...item.facts, ...item.fields].filter(({ name }) => names.has(name));
  return (
    <section className="pane" aria-labelledby="try">
      <h2 id="try">{t('workbench.rules.try')}</h2>
      <p className="sub">{t(rule ? 'workbench.rules.try.what' : 'workbench.rules.try.none')}</p>
      {asked.map((field) => (
        <div key={field.name} className="field">
          <label htmlFor={`${id}${field.name}`}>{fieldLabel(field, t)}</label>
          <SampleAnswer
            id={`${id}${field.name}`}
            field={field}
            value={answers[field.name]}
            onChange={(name, value) => onChange({ ...answers, [name]: value })}
          />
        </div>
      ))}
      {rule && unmet && (
        <div role="status" className="field">
          {unmet.length === 0 ? (
            <Tag tone="ok">{t('workbench.rules.try.grants')}</Tag>
          ) : (
            <>
              <p>{t('workbench.rules.try.people')}</p>
              <ul>
                {rule.conditions
                  .filter((one) => unmet.includes(one.id))
                  .map((one) => (
                    <li key={one.id}>{one.say}</li>
                  ))}
              </ul>
            </>
          )}
        </div>
      )}
    </section>
  );
}

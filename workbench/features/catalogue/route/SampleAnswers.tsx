import { useId } from 'react';
import { conditionOf } from '../../../../contracts/feel-condition.ts';
import type { RouteStep } from '../../../../contracts/review-routes.ts';
import type { ItemRouteView } from '../../../../contracts/route-views.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { useWords } from '../../../platform/words.tsx';
import { SampleAnswer } from '../SampleAnswer.tsx';

type Props = {
  item: ItemRouteView;
  steps: readonly RouteStep[];
  answers: Record<string, unknown>;
  applies: Record<string, boolean>;
  onChange: (answers: Record<string, unknown>) => void;
};

/** The conditions tried on answers one makes up: only those that some condition asks for. */
export function SampleAnswers({ item, steps, answers, applies, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const names = new Set(steps.flatMap((step) => (step.when ? conditionOf(step.when).names : [])));
  const asked = item.fields.filter((field) => names.has(field.name));
  const set = (name: string, value: unknown) => onChange({ ...answers, [name]: value });
  return (
    <section className="pane" aria-labelledby="sample">
      <h2 id="sample">{t('workbench.editor.sample')}</h2>
      <p className="sub">
        {t(asked.length ? 'workbench.editor.sampleHint' : 'workbench.editor.noConditions')}
      </p>
      {asked.map((field) => (
        <div key={field.name} className="field">
          <label htmlFor={`${id}${field.name}`}>{field.label}</label>
          <SampleAnswer id={`${id}${field.name}`} field={field} value={answers[field.name]} onChange={set} />
        </div>
      ))}
      <ol>
        {steps.map((step) => (
          <li key={step.id}>
            {step.name}{' '}
            <Tag tone={applies[step.id] ? 'ok' : 'idle'}>
              {t(applies[step.id] ? 'workbench.editor.applies' : 'workbench.editor.notApplies')}
            </Tag>
          </li>
        ))}
      </ol>
    </section>
  );
}

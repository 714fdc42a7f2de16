import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { RouteStep } from '../../../../contracts/review-routes.ts';
import type { ItemRouteView, RouteChecked } from '../../../../contracts/route-views.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { useWords } from '../../../platform/words.tsx';
import { partCheckQuery } from '../part-queries.ts';
import { usePublish } from '../use-publish.ts';
import { newStep, routeOf, withoutStep } from './draft.ts';
import { SampleAnswers } from './SampleAnswers.tsx';
import { StepEditor } from './StepEditor.tsx';

/** The route of an item, step by step, without code; checked while it is written, published as the next version. */
export function RouteEditor({ item }: { item: ItemRouteView }) {
  const t = useWords();
  const [steps, setSteps] = useState<RouteStep[]>(item.route?.steps ?? []);
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const { busy, failure, publish } = usePublish('route', item);
  const route = routeOf(steps);
  const shown = useDeferredValue(route);
  const check = useQuery({
    ...partCheckQuery<RouteChecked>('route', item, shown ?? { steps: [] }, answers),
    enabled: shown !== null,
  });
  const problems = route ? (check.data?.problems ?? []) : [];
  const unchanged = JSON.stringify(route) === JSON.stringify(item.route);
  const change = (index: number, step: RouteStep) =>
    setSteps(steps.map((one, at) => (at === index ? step : one)));
  return (
    <>
      <title>{`${t('workbench.editor.title')} · ${item.name}`}</title>
      <h1>{t('workbench.editor.title')}</h1>
      <p className="sub">
        {item.name} · {item.organisation} · {t('workbench.item.version', { n: item.version })}
      </p>
      <div className="cols item">
        <div className="mid">
          {steps.length === 0 && <p className="note">{t('workbench.editor.none')}</p>}
          {steps.map((step, index) => (
            <StepEditor
              key={step.id}
              item={item}
              steps={steps}
              step={step}
              index={index}
              problems={problems.filter(({ path }) => path.startsWith(`steps.${index}.`))}
              onChange={(next) => change(index, next)}
              onRemove={() => setSteps(withoutStep(steps, step.id))}
            />
          ))}
          <p>
            <Button onClick={() => setSteps([...steps, newStep(steps, t('workbench.editor.newStep'))])}>
              {t('workbench.editor.add')}
            </Button>
          </p>
        </div>
        <aside className="mid" aria-label={t('workbench.editor.aside')}>
          <section className="pane" aria-labelledby="publish">
            <h2 id="publish">{t('workbench.editor.publish')}</h2>
            <p aria-live="polite">
              {problems.length
                ? t('workbench.editor.problems', { n: problems.length })
                : t(route ? 'workbench.editor.fine' : 'workbench.editor.default')}
            </p>
            {problems.length > 0 && (
              <ul className="errors">
                {problems.map((problem) => (
                  <li key={`${problem.path} ${problem.code}`}>
                    {t(`route.problem.${problem.code}`, problem.params)}
                  </li>
                ))}
              </ul>
            )}
            {check.error && <ProblemNote failure={check.error as never} />}
            {failure && <ProblemNote failure={failure} />}
            <Button
              type="primary"
              block
              loading={busy}
              disabled={unchanged || problems.length > 0}
              onClick={() => publish(route)}
            >
              {t('workbench.editor.publishNow', { n: item.version + 1 })}
            </Button>
            <p className="sub">{t(unchanged ? 'workbench.editor.unchanged' : 'workbench.editor.keeps')}</p>
          </section>
          {route && (
            <SampleAnswers
              item={item}
              steps={steps}
              answers={answers}
              applies={check.data?.applies ?? {}}
              onChange={setAnswers}
            />
          )}
        </aside>
      </div>
    </>
  );
}

import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import {
  type Party,
  type RouteProblem,
  type RouteStep,
  stepKinds,
  stepModes,
} from '../../../../contracts/review-routes.ts';
import type { ItemRouteView } from '../../../../contracts/route-views.ts';
import { useWords } from '../../../platform/words.tsx';
import { newParty } from './draft.ts';
import { PartyEditor } from './PartyEditor.tsx';

type Props = {
  item: ItemRouteView;
  steps: readonly RouteStep[];
  step: RouteStep;
  index: number;
  problems: readonly RouteProblem[];
  onChange: (step: RouteStep) => void;
  onRemove: () => void;
};
const units = ['workday', 'day', 'hour'] as const;
const ats = ['own', 'department', 'township', 'outside'] as const satisfies Party['at'][];

/** One step: what it is called, who does it, after which, when, and within what time. */
export function StepEditor({ item, steps, step, index, problems, onChange, onRemove }: Props) {
  const t = useWords();
  const id = useId();
  const set = (change: Partial<RouteStep>) => onChange({ ...step, ...change });
  const others = steps.filter((one) => one.id !== step.id).map((one) => ({ value: one.id, label: one.name }));
  const places = item.fields.filter((field) => field.kind === 'division').map((field) => field.name);
  const field = (name: string, label: string, input: ReactNode) => (
    <div className="field">
      <label htmlFor={`${id}${name}`}>{label}</label>
      {input}
    </div>
  );
  const { mayReturnTo, ...anywhere } = step;
  return (
    <section className="pane" aria-labelledby={`${id}h`}>
      <div className="head">
        <h2 id={`${id}h`}>
          {index + 1}. {step.name}
        </h2>
        <Button onClick={onRemove} aria-label={t('workbench.editor.removeStep', { name: step.name })}>
          {t('workbench.editor.remove')}
        </Button>
      </div>
      {problems.map((problem) => (
        <p key={`${problem.path} ${problem.code}`} className="err">
          {t(`route.problem.${problem.code}`, problem.params)}
        </p>
      ))}
      <div className="grid">
        {field(
          'n',
          t('workbench.editor.name'),
          <Input
            id={`${id}n`}
            maxLength={40}
            value={step.name}
            onChange={(event) => set({ name: event.target.value })}
          />,
        )}
        {field(
          'k',
          t('workbench.editor.kind'),
          <Select
            id={`${id}k`}
            className="wide"
            value={step.kind}
            options={(Object.keys(stepKinds) as (keyof typeof stepKinds)[]).map((value) => ({
              value,
              label: t(`workbench.route.kind.${value}`),
            }))}
            onChange={(kind) =>
              set({ kind, ...(kind === 'inspection' ? { inspectors: step.inspectors ?? 2 } : {}) })
            }
          />,
        )}
        {field(
          'a',
          t('workbench.editor.after'),
          <Select
            id={`${id}a`}
            className="wide"
            mode="multiple"
            value={step.after}
            options={others}
            placeholder={t('workbench.editor.atOnce')}
            onChange={(after) => set({ after })}
          />,
        )}
        {field(
          'm',
          t('workbench.editor.mode'),
          <Select
            id={`${id}m`}
            className="wide"
            value={step.mode}
            options={(Object.keys(stepModes) as (keyof typeof stepModes)[]).map((value) => ({
              value,
              label: t(`workbench.route.mode.${value}`),
            }))}
            onChange={(mode) => set({ mode })}
          />,
        )}
        {field(
          'l',
          t('workbench.editor.limit'),
          <span className="row2">
            <InputNumber
              id={`${id}l`}
              min={1}
              max={365}
              precision={0}
              value={step.limit.value}
              onChange={(value) => set({ limit: { ...step.limit, value: value ?? 1 } })}
            />
            <Select
              aria-label={t('workbench.editor.unit')}
              value={step.limit.unit}
              options={units.map((value) => ({ value, label: t(`workbench.editor.unit.${value}`) }))}
              onChange={(unit) => set({ limit: { ...step.limit, unit } })}
            />
          </span>,
        )}
        {step.kind === 'inspection' &&
          field(
            'i',
            t('workbench.editor.inspectors'),
            <InputNumber
              id={`${id}i`}
              min={2}
              max={6}
              precision={0}
              value={step.inspectors ?? 2}
              onChange={(inspectors) => set({ inspectors: inspectors ?? 2 })}
            />,
          )}
        {field(
          'w',
          t('workbench.editor.when'),
          <Input
            id={`${id}w`}
            maxLength={500}
            className="mono"
            placeholder={t('workbench.editor.always')}
            value={step.when ?? ''}
            onChange={(event) => set({ when: event.target.value })}
          />,
        )}
        {field(
          'r',
          t('workbench.editor.returnTo'),
          <Select
            id={`${id}r`}
            className="wide"
            mode="multiple"
            value={mayReturnTo ?? []}
            options={others}
            placeholder={t('workbench.editor.anyEarlier')}
            onChange={(chosen: string[]) =>
              onChange(chosen.length ? { ...step, mayReturnTo: chosen } : anywhere)
            }
          />,
        )}
      </div>
      <h3>{t('workbench.editor.who')}</h3>
      {step.who.map((party, at) => (
        <PartyEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a party has no name of its own
          key={at}
          item={item}
          party={party}
          onChange={(next) => set({ who: step.who.map((one, place) => (place === at ? next : one)) })}
          {...(step.who.length > 1
            ? { onRemove: () => set({ who: step.who.filter((_, place) => place !== at) }) }
            : {})}
        />
      ))}
      <div className="acts row">
        {ats
          .filter((at) => at !== 'township' || places.length > 0)
          .map((at) => (
            <Button
              key={at}
              onClick={() =>
                set({
                  who: [
                    ...step.who,
                    newParty(
                      at,
                      places,
                      item.departments.map((one) => one.key),
                    ),
                  ],
                  ...(step.mode === 'one' ? { mode: 'all' as const } : {}),
                })
              }
            >
              {t('workbench.editor.addParty', { party: t(`workbench.editor.at.${at}`) })}
            </Button>
          ))}
      </div>
    </section>
  );
}

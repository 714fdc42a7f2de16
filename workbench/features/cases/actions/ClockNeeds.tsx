import { useId } from 'react';
import type { CaseView } from '../../../../contracts/cases.ts';
import { useWords } from '../../../platform/words.tsx';
import { type Draft, missing, type Need } from './drafts.ts';
import { FieldError, LineNeed } from './needs.tsx';

type Props = {
  need: Extract<Need, 'expectedEnd' | 'step' | 'openStep' | 'days' | 'result' | 'organisation' | 'receipt'>;
  view: CaseView;
  draft: Draft;
  write: (change: Partial<Draft>) => void;
  tried: boolean;
};

/** What the acts on a clock and the delivery still need: a step, a number of days, an organisation, a proof. */
export function ClockNeed({ need, view, draft, write, tried }: Props) {
  const t = useWords();
  const wrong = tried && missing([need], draft).length > 0;
  switch (need) {
    case 'expectedEnd':
      return <DayNeed value={draft.expectedEnd ?? ''} onChange={(expectedEnd) => write({ expectedEnd })} />;
    case 'days':
    case 'result':
      return (
        <LineNeed
          name={need}
          value={draft[need] ?? ''}
          wrong={wrong}
          onChange={(value) => write({ [need]: value })}
        />
      );
    case 'receipt': {
      const { delivery } = draft;
      if (delivery !== 'counter' && delivery !== 'post') return null;
      const name = delivery === 'counter' ? 'receiver' : 'tracking';
      return (
        <LineNeed
          name={name}
          value={draft[name] ?? ''}
          wrong={wrong}
          onChange={(value) => write({ [name]: value })}
        />
      );
    }
    case 'organisation':
      return (
        <SelectNeed
          label={t('workbench.needs.organisation')}
          value={draft.organisationId}
          options={view.transferTo.map(({ id, name }) => ({ value: id, label: name }))}
          wrong={wrong}
          onChange={(organisationId) => write({ organisationId })}
        />
      );
    case 'step':
    case 'openStep':
      return (
        <SelectNeed
          label={t(`workbench.needs.${need}`)}
          value={draft.step}
          options={stepChoices(view, need === 'openStep', t)}
          wrong={wrong}
          onChange={(step) => write({ step })}
        />
      );
  }
}

/** Steps that run, or those that may be begun; each says whether its time counts. */
function stepChoices(view: CaseView, running: boolean, t: ReturnType<typeof useWords>) {
  return view.specialSteps
    .filter(({ begun, ended }) => (running ? begun && !ended : !begun))
    .map(({ name, stopsClock, maxDays }) => {
      const limited = maxDays === null ? name : t('workbench.needs.maxDays', { name, n: maxDays });
      const label = t(stopsClock ? 'workbench.needs.stops' : 'workbench.needs.counts', { name: limited });
      return { value: name, label };
    });
}

type SelectProps = {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  wrong: boolean;
  onChange: (value: string) => void;
};

/** A native list: it works with every keyboard and reader. Nothing is chosen beforehand. */
function SelectNeed({ label, value, options, wrong, onChange }: SelectProps) {
  const t = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value ?? ''}
        aria-invalid={wrong}
        aria-describedby={`${id}e`}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('workbench.needs.pick')}</option>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      <FieldError id={`${id}e`} shown={wrong}>
        {t('workbench.needs.choose')}
      </FieldError>
    </div>
  );
}

function DayNeed({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('workbench.needs.expectedEnd')}</label>
      <input
        id={id}
        className="input"
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

import { useId } from 'react';
import { type AskingOutcome, askingOutcomes } from '../../../../contracts/case-commands.ts';
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
      return (
        <DayNeed
          label={t('workbench.needs.expectedEnd')}
          value={draft.expectedEnd ?? ''}
          onChange={(expectedEnd) => write({ expectedEnd })}
        />
      );
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
        <>
          <SelectNeed
            label={t(`workbench.needs.${need}`)}
            value={draft.step}
            options={stepChoices(view, need === 'openStep', t)}
            wrong={wrong}
            onChange={(step) => write({ step, ...noTerms })}
          />
          <StepTerms running={need === 'openStep'} view={view} draft={draft} write={write} tried={tried} />
        </>
      );
  }
}

/** What was written for another step is not sent with this one. */
const noTerms = { parties: '', heldOn: '', venue: '' };

/** What the law asks of some steps: who is told (行政许可法 47), day and place (48), whether anybody asked. */
function StepTerms({ running, view, draft, write, tried }: Omit<Props, 'need'> & { running: boolean }) {
  const t = useWords();
  const chosen = view.specialSteps.find(
    ({ name, begun, ended }) => name === draft.step && (running ? begun && !ended : !begun),
  );
  if (!chosen) return null;
  if (running) {
    return chosen.asks ? (
      <SelectNeed
        label={t('workbench.needs.outcome')}
        value={draft.outcome}
        options={outcomes.map((value) => ({ value, label: t(`workbench.outcome.${value}`) }))}
        wrong={tried && !draft.outcome}
        onChange={(value) => {
          const outcome = outcomes.find((one) => one === value);
          if (outcome) write({ outcome });
        }}
      />
    ) : null;
  }
  const line = (name: 'parties' | 'venue') => (
    <LineNeed
      name={name}
      value={draft[name] ?? ''}
      wrong={tried && !draft[name]?.trim()}
      onChange={(value) => write({ [name]: value })}
    />
  );
  return (
    <>
      {chosen.asks ? line('parties') : null}
      {chosen.noticeDays !== null ? (
        <>
          <DayNeed
            label={t('workbench.needs.heldOn', { n: chosen.noticeDays })}
            lack={tried && !draft.heldOn ? t('workbench.needs.heldOnMissing') : ''}
            value={draft.heldOn ?? ''}
            onChange={(heldOn) => write({ heldOn })}
          />
          {line('venue')}
        </>
      ) : null}
    </>
  );
}
const outcomes = Object.keys(askingOutcomes) as AskingOutcome[];

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

type DayProps = { label: string; value: string; lack?: string; onChange: (value: string) => void };

function DayNeed({ label, value, lack = '', onChange }: DayProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="date"
        value={value}
        aria-invalid={Boolean(lack)}
        aria-describedby={`${id}e`}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldError id={`${id}e`} shown={Boolean(lack)}>
        {lack}
      </FieldError>
    </div>
  );
}

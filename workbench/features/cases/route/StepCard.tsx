import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { StepView } from '../../../../contracts/review-views.ts';
import { Tag, type Tone } from '../../../parts/Tag.tsx';
import { longDay, shortTime } from '../../../platform/format.ts';
import { useLocale, useWords } from '../../../platform/words.tsx';
import { OpinionLine, SeatLine } from './SeatLine.tsx';
import type { Aimed } from './step-actions.ts';

export type Asked = Aimed;
type Props = {
  step: StepView;
  aims: readonly Aimed[];
  busy: boolean;
  onPress: (aim: Asked) => void;
  form: ReactNode;
};

const tones: Record<string, Tone> = { done: 'ok', running: 'on', waiting: 'idle', skipped: 'idle' };
const statuses = ['done', 'running', 'waiting', 'skipped'] as const;
const kinds = ['review', 'inspection', 'consult', 'legal', 'check'] as const;
const modes = ['one', 'any', 'all'] as const;

/** One step: where it is, since when and until when, who sits there, what was said, what became void. */
export function StepCard({ step, aims, busy, onPress, form }: Props) {
  const t = useWords();
  const locale = useLocale();
  const status = statuses.find((one) => one === step.status) ?? 'waiting';
  const kind = kinds.find((one) => one === step.kind);
  const mode = modes.find((one) => one === step.mode);
  const ofStep = aims.filter((aim) => aim.seat === undefined);
  const button = (aim: Aimed) => (
    <Button
      key={`${aim.command} ${aim.seat}`}
      type={aim.primary ? 'primary' : 'default'}
      disabled={busy}
      onClick={() => onPress(aim)}
    >
      {t(`workbench.step.command.${aim.command}`)}
    </Button>
  );
  return (
    <li className={`step ${status}`} aria-current={status === 'running' ? 'step' : undefined}>
      <div className="head">
        <h3>{step.name}</h3>
        <span>
          <Tag tone={tones[status] ?? 'idle'}>{t(`workbench.route.status.${status}`)}</Tag>{' '}
          {step.round > 1 && <Tag tone="warn">{t('workbench.route.round', { n: step.round })}</Tag>}{' '}
          {status === 'running' && step.light === 'bad' && <Tag tone="bad">{t('workbench.route.late')}</Tag>}
        </span>
      </div>
      <p className="sub">
        {kind && t(`workbench.route.kind.${kind}`)}
        {mode && step.seats.length > 1 && ` · ${t(`workbench.route.mode.${mode}`)}`}
        {step.after.length > 0 && ` · ${t('workbench.route.after', { steps: step.after.join('、') })}`}
        {step.since && ` · ${t('workbench.route.since', { time: shortTime(step.since) })}`}
        {step.doneAt
          ? ` · ${t('workbench.route.doneAt', { time: shortTime(step.doneAt) })}`
          : step.due && ` · ${t('workbench.route.due', { day: longDay(step.due, locale) })}`}
        {step.urged > 0 && ` · ${t('workbench.route.urged', { n: step.urged })}`}
        {step.copies.length > 0 && ` · ${t('workbench.route.copies', { names: step.copies.join('、') })}`}
      </p>
      {step.when && <p className="sub">{t('workbench.route.skipped', { when: step.when })}</p>}
      {step.returned && (
        <p className="note warn">
          {t('workbench.route.returned', {
            from: step.returned.from ?? t('workbench.route.decider'),
            by: step.returned.by,
            time: shortTime(step.returned.at),
          })}{' '}
          {step.returned.reason}
        </p>
      )}
      {status !== 'skipped' && (
        <ul className="seats">
          {step.seats.map((seat) => (
            <SeatLine key={seat.id} seat={seat}>
              {aims.filter((aim) => aim.seat === seat.id).map(button)}
            </SeatLine>
          ))}
        </ul>
      )}
      {step.voided.length > 0 && (
        <details>
          <summary>{t('workbench.route.voided', { n: step.voided.length })}</summary>
          <ul>
            {step.voided.map((opinion) => (
              <li key={`${opinion.at} ${opinion.by}`} className="void">
                <OpinionLine opinion={opinion} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {form}
      {!form && ofStep.length > 0 && <div className="acts row">{ofStep.map(button)}</div>}
    </li>
  );
}

import { Button, Input, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { CaseView } from '../../../../contracts/cases.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { useWords } from '../../../platform/words.tsx';
import { FieldError, ReasonNeed } from '../actions/needs.tsx';
import { ChangeList } from '../case/StaleBanner.tsx';
import { ConsultFields } from './ConsultFields.tsx';
import { OfficerField } from './OfficerField.tsx';
import type { Asked } from './StepCard.tsx';
import { bodyOf, nothingWritten, type Written } from './step-body.ts';
import type { StepSending } from './step-send.ts';

type Props = { view: CaseView; asked: Asked; sending: StepSending; onClose: () => void };

/** What an act on a step still needs. It carries the version that was there when it was opened. */
export function StepForm({ view, asked, sending, onClose }: Props) {
  const t = useWords();
  const id = useId();
  const [version, setVersion] = useState(view.version);
  const [written, setWritten] = useState<Written>(nothingWritten);
  const [tried, setTried] = useState(false);
  const { command, needs, step: stepId, seat } = asked;
  const write = (change: Partial<Written>) => setWritten((before) => ({ ...before, ...change }));
  const steps = view.route?.steps ?? [];
  const step = steps.find((one) => one.id === stepId);
  const targets = step ? step.returnTo : steps.filter((one) => one.status !== 'skipped');
  const body = bodyOf(asked, written);
  const stale = sending.failure?.code === 'stale-version';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (body) sending.send({ command, body: { version: stale ? view.version : version, ...body } }, onClose);
    if (stale) setVersion(view.version);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h4>{t(`workbench.step.command.${command}`)}</h4>
      {needs.includes('opinion') && (
        <fieldset className="field">
          <legend id={`${id}o`}>{t('opinion.opinion')}</legend>
          <Radio.Group
            className="choices"
            aria-labelledby={`${id}o`}
            value={written.opinion}
            onChange={(event) => write({ opinion: event.target.value })}
            options={(['grant', 'conditions', 'refuse'] as const).map((value) => ({
              value,
              label: t(`opinion.kind.${value}`),
            }))}
          />
          <FieldError id={`${id}oe`} shown={tried && !written.opinion}>
            {t('workbench.needs.choose')}
          </FieldError>
        </fieldset>
      )}
      {needs.includes('to') && (
        <fieldset className="field">
          <legend id={`${id}t`}>{t('workbench.step.to')}</legend>
          <Radio.Group
            className="choices"
            aria-labelledby={`${id}t`}
            value={written.to}
            onChange={(event) => write({ to: event.target.value })}
            options={targets.map((one) => ({ value: one.id, label: one.name }))}
          />
          <FieldError id={`${id}te`} shown={tried && !written.to}>
            {t('workbench.needs.choose')}
          </FieldError>
        </fieldset>
      )}
      {needs.includes('staffId') && (
        <OfficerField
          caseId={view.id}
          {...(stepId === undefined ? {} : { step: stepId })}
          {...(seat === undefined ? {} : { seat })}
          value={written.staffId}
          onChange={(staffId) => write({ staffId })}
          tried={tried}
        />
      )}
      {needs.includes('whom') && <ConsultFields view={view} written={written} write={write} tried={tried} />}
      {needs.includes('question') && (
        <div className="field">
          <label htmlFor={`${id}q`}>{t('workbench.step.question')}</label>
          <Input.TextArea
            id={`${id}q`}
            rows={3}
            maxLength={2000}
            value={written.question}
            aria-describedby={`${id}qe`}
            onChange={(event) => write({ question: event.target.value })}
          />
          <FieldError id={`${id}qe`} shown={tried && !written.question.trim()}>
            {t('workbench.step.questionMissing')}
          </FieldError>
        </div>
      )}
      {needs.includes('reason') && (
        <ReasonNeed value={written.reason} onChange={(reason) => write({ reason })} tried={tried} />
      )}
      {sending.failure && <ProblemNote failure={sending.failure} />}
      {stale && <ChangeList changes={sending.changes} />}
      {stale && <p className="sub">{t('workbench.step.stale')}</p>}
      <div className="acts row">
        <Button type="primary" htmlType="submit" loading={sending.busy}>
          {t(`workbench.step.send.${command}`)}
        </Button>
        <Button onClick={onClose}>{t('workbench.step.cancel')}</Button>
      </div>
    </form>
  );
}

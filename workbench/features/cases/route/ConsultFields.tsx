import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Radio, Select } from 'antd';
import { useId } from 'react';
import type { CaseView } from '../../../../contracts/cases.ts';
import { useWords } from '../../../platform/words.tsx';
import { FieldError } from '../actions/needs.tsx';
import { partiesQuery } from '../queries.ts';
import { OfficerField } from './OfficerField.tsx';
import type { Written } from './step-body.ts';

type Props = {
  view: CaseView;
  written: Written;
  write: (change: Partial<Written>) => void;
  tried: boolean;
};

/** Whom to ask, until when, and what a body outside may see. */
export function ConsultFields({ view, written, write, tried }: Props) {
  const t = useWords();
  const id = useId();
  const { data } = useQuery(partiesQuery(view.id));
  return (
    <>
      <fieldset className="field">
        <legend id={`${id}w`}>{t('workbench.step.whom')}</legend>
        <Radio.Group
          className="choices"
          aria-labelledby={`${id}w`}
          value={written.whom}
          onChange={(event) => write({ whom: event.target.value })}
          options={(['organisation', 'officer', 'outside'] as const).map((value) => ({
            value,
            label: t(`workbench.step.whom.${value}`),
          }))}
        />
      </fieldset>
      {written.whom === 'officer' && (
        <OfficerField
          caseId={view.id}
          value={written.staffId}
          onChange={(staffId) => write({ staffId })}
          tried={tried}
        />
      )}
      {written.whom === 'organisation' && (
        <div className="field">
          <label htmlFor={`${id}o`}>{t('workbench.step.organisation')}</label>
          <Select
            id={`${id}o`}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            options={data?.organisations.map((one) => ({ value: one.id, label: one.name })) ?? []}
            value={written.organisationId ?? null}
            aria-describedby={`${id}oe`}
            onChange={(organisationId: string | null) => organisationId && write({ organisationId })}
          />
          <FieldError id={`${id}oe`} shown={tried && !written.organisationId}>
            {t('workbench.needs.choose')}
          </FieldError>
        </div>
      )}
      {written.whom === 'outside' && (
        <>
          <div className="field">
            <label htmlFor={`${id}b`}>{t('workbench.step.body')}</label>
            <Input
              id={`${id}b`}
              maxLength={60}
              value={written.body}
              aria-describedby={`${id}be`}
              onChange={(event) => write({ body: event.target.value })}
            />
            <FieldError id={`${id}be`} shown={tried && !written.body.trim()}>
              {t('workbench.step.bodyMissing')}
            </FieldError>
          </div>
          <div className="field">
            <label htmlFor={`${id}f`}>{t('workbench.step.fields')}</label>
            <Select
              id={`${id}f`}
              className="wide"
              mode="multiple"
              options={view.answers.map((one) => ({ value: one.name, label: one.label }))}
              value={written.fields}
              onChange={(fields: string[]) => write({ fields })}
            />
          </div>
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}d`}>{t('workbench.step.days')}</label>
        <InputNumber
          id={`${id}d`}
          min={1}
          max={365}
          value={written.days}
          onChange={(days) => write({ days: Number(days) || 1 })}
        />
      </div>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { FieldError } from '../actions/needs.tsx';
import { partiesQuery } from '../queries.ts';

type Props = {
  caseId: string;
  step?: string;
  seat?: string;
  value: string | undefined;
  onChange: (staffId: string) => void;
  tried: boolean;
};

/** Officers whom the server names for this very step or seat. */
export function OfficerField({ caseId, step, seat, value, onChange, tried }: Props) {
  const t = useWords();
  const id = useId();
  const { data, error, isPending, refetch } = useQuery(partiesQuery(caseId, step, seat));
  return (
    <div className="field">
      <label htmlFor={id}>{t('workbench.step.officer')}</label>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      <Select
        id={id}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        loading={isPending}
        options={data?.officers.map((one) => ({ value: one.id, label: `${one.name} · ${one.title}` })) ?? []}
        value={value ?? null}
        aria-describedby={`${id}e`}
        onChange={(staffId: string | null) => staffId && onChange(staffId)}
      />
      <FieldError id={`${id}e`} shown={tried && !value}>
        {t('workbench.step.officerMissing')}
      </FieldError>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { colleaguesQuery } from '../queries.ts';
import { FieldError } from './needs.tsx';

type Props = {
  caseId: string;
  value: string | undefined;
  onChange: (staffId: string) => void;
  tried: boolean;
};

/** Who gets the case: the server names those who could go on with this very one. */
export function ColleagueNeed({ caseId, value, onChange, tried }: Props) {
  const t = useWords();
  const id = useId();
  const { data, error, isPending, refetch } = useQuery(colleaguesQuery(caseId));
  const options = data?.map(({ id: staffId, name, title, instead }) => ({
    value: staffId,
    label: `${instead ? t('workbench.needs.colleagueInstead', { name, instead }) : name} · ${title}`,
  }));
  return (
    <div className="field">
      <label htmlFor={id}>{t('workbench.needs.colleague')}</label>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      <Select
        id={id}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        loading={isPending}
        options={options ?? []}
        value={value ?? null}
        aria-describedby={`${id}e`}
        onChange={(staffId: string | null) => staffId && onChange(staffId)}
      />
      {options?.length === 0 && <p className="sub">{t('workbench.needs.colleagueNone')}</p>}
      <FieldError id={`${id}e`} shown={tried && !value}>
        {t('workbench.needs.colleagueMissing')}
      </FieldError>
    </div>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { FieldError } from './needs.tsx';

type Props = {
  label: string;
  /** Where the names come from; it is asked again where that failed. */
  query: Pick<UseQueryResult<unknown>, 'error' | 'isPending' | 'refetch'>;
  options: { value: string; label: string }[] | undefined;
  value: string | undefined;
  onChange: (staffId: string) => void;
  /** What is said once it was tried without a choice. */
  missing: string;
  tried: boolean;
  children?: ReactNode;
};

/** One officer out of those whom the server names; found by typing. */
export function StaffSelect({ label, query, options, value, onChange, missing, tried, children }: Props) {
  const id = useId();
  const { error, isPending, refetch } = query;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
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
      {children}
      <FieldError id={`${id}e`} shown={tried && !value}>
        {missing}
      </FieldError>
    </div>
  );
}

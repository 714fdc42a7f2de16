import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../../platform/words.tsx';
import { StaffSelect } from '../actions/StaffSelect.tsx';
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
export function OfficerField({ caseId, step, seat, ...choice }: Props) {
  const t = useWords();
  const query = useQuery(partiesQuery(caseId, step, seat));
  return (
    <StaffSelect
      {...choice}
      query={query}
      options={query.data?.officers.map(({ id, name, title }) => ({
        value: id,
        label: `${name} · ${title}`,
      }))}
      label={t('workbench.step.officer')}
      missing={t('workbench.step.officerMissing')}
    />
  );
}

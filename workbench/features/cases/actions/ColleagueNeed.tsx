import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../../platform/words.tsx';
import { colleaguesQuery } from '../queries.ts';
import { StaffSelect } from './StaffSelect.tsx';

type Props = {
  caseId: string;
  value: string | undefined;
  onChange: (staffId: string) => void;
  tried: boolean;
};

/** Who gets the case: the server names those who could go on with this very one. */
export function ColleagueNeed({ caseId, ...choice }: Props) {
  const t = useWords();
  const query = useQuery(colleaguesQuery(caseId));
  const options = query.data?.map(({ id, name, title, instead }) => ({
    value: id,
    label: `${instead ? t('workbench.needs.colleagueInstead', { name, instead }) : name} · ${title}`,
  }));
  return (
    <StaffSelect
      {...choice}
      query={query}
      options={options}
      label={t('workbench.needs.colleague')}
      missing={t('workbench.needs.colleagueMissing')}
    >
      {options?.length === 0 && <p className="sub">{t('workbench.needs.colleagueNone')}</p>}
    </StaffSelect>
  );
}

import { Select } from 'antd';
import { useId, useState } from 'react';
import type { Absence } from '../../../contracts/identity.ts';
import type { StaffMember } from '../../../contracts/staff.ts';
import { AbsenceFields } from '../../parts/AbsenceFields.tsx';
import { localDay } from '../../platform/format.ts';
import { useWords } from '../../platform/words.tsx';
import { ChangeDialog, type Props } from './ChangeDialogs.tsx';

/** B 岗: who does an officer's work while she is away. */
export function SubstituteDialog({ staff, ...props }: Props & { staff: readonly StaffMember[] }) {
  const t = useWords();
  const id = useId();
  const { member } = props;
  const [substituteId, setSubstituteId] = useState(member.substitute?.id ?? null);
  const options = staff
    .filter((one) => one.active && one.id !== member.id)
    .map((one) => ({ value: one.id, label: `${one.name} · ${one.title}` }));
  return (
    <ChangeDialog
      {...props}
      title={t('workbench.staff.substituteOf', { name: member.name })}
      ok={t('workbench.staff.save')}
      said={t('workbench.staff.substituteSet', { name: member.name })}
      change={{ substituteId }}
    >
      {() => (
        <div className="field">
          <label htmlFor={id}>{t('workbench.staff.substitute')}</label>
          <p className="sub">{t('workbench.staff.substitute.what', { name: member.name })}</p>
          <Select
            id={id}
            className="wide"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('workbench.staff.noSubstitute')}
            options={options}
            value={substituteId}
            onChange={(value: string | null | undefined) => setSubstituteId(value ?? null)}
          />
        </div>
      )}
    </ChangeDialog>
  );
}

/** Days away, entered for somebody who could not; an absence that is there may be ended. */
export function AbsenceDialog(props: Props) {
  const t = useWords();
  const { member } = props;
  const today = localDay(new Date());
  const [absence, setAbsence] = useState<Absence>(member.absence ?? { from: today, to: today });
  const [ends, setEnds] = useState(false);
  return (
    <ChangeDialog
      {...props}
      title={t('workbench.staff.absenceOf', { name: member.name })}
      ok={t(ends ? 'workbench.absence.end' : 'workbench.absence.save')}
      said={t(ends ? 'workbench.staff.absenceEnded' : 'workbench.staff.absenceSet', { name: member.name })}
      change={{ absence: ends ? null : absence }}
    >
      {(failure) => (
        <>
          {!ends && <AbsenceFields value={absence} onChange={setAbsence} problems={failure?.fields ?? []} />}
          {member.absence && (
            <label>
              <input type="checkbox" checked={ends} onChange={(event) => setEnds(event.target.checked)} />{' '}
              {t('workbench.absence.end')}
            </label>
          )}
        </>
      )}
    </ChangeDialog>
  );
}

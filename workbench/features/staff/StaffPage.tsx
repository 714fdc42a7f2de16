import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { announce } from '../../platform/live.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { AddDialog } from './AddDialog.tsx';
import { AbsenceDialog, SubstituteDialog } from './AwayDialogs.tsx';
import { ActiveDialog, GrantsDialog, PasswordDialog } from './ChangeDialogs.tsx';
import { staffQuery } from './queries.ts';
import { type Asked, StaffTable } from './StaffTable.tsx';

/** Officers of the administrator's divisions, what each may do and where. */
export function StaffPage() {
  const t = useWords();
  const client = useQueryClient();
  const { data, error, isPending, refetch } = useQuery(staffQuery);
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState<string>();
  const places = data?.places ?? [];

  const ask = (next: Asked) => {
    setSaid(undefined);
    setAsked(next);
  };
  const onClose = () => setAsked(undefined);
  const onDone = (sentence: string) => {
    onClose();
    setSaid(sentence);
    announce(sentence);
    void client.invalidateQueries({ queryKey: staffQuery.queryKey });
  };
  return (
    <main id="main" tabIndex={-1}>
      <title>{`${t('workbench.staff.page')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.staff.page')}</h1>
      {said && (
        <div className="note ok">
          <b>{said}</b>
        </div>
      )}
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      <div className="sheet">
        <div className="tools">
          <Button type="primary" disabled={!data} onClick={() => ask({ what: 'add' })}>
            {t('workbench.staff.add')}
          </Button>
          {data && <span className="sub">{t('workbench.staff.count', { n: data.staff.length })}</span>}
        </div>
        {isPending && (
          <div className="tools">
            <Waiting words={t('workbench.waiting.staff')} rows={8} />
          </div>
        )}
        {data && <StaffTable staff={data.staff} places={places} onAsk={ask} />}
      </div>
      {asked?.what === 'add' && <AddDialog places={places} onClose={onClose} onDone={onDone} />}
      {asked?.what === 'grants' && (
        <GrantsDialog member={asked.member} places={places} onClose={onClose} onDone={onDone} />
      )}
      {asked?.what === 'password' && (
        <PasswordDialog member={asked.member} onClose={onClose} onDone={onDone} />
      )}
      {asked?.what === 'substitute' && (
        <SubstituteDialog member={asked.member} staff={data?.staff ?? []} onClose={onClose} onDone={onDone} />
      )}
      {asked?.what === 'absence' && <AbsenceDialog member={asked.member} onClose={onClose} onDone={onDone} />}
      {asked?.what === 'active' && <ActiveDialog member={asked.member} onClose={onClose} onDone={onDone} />}
    </main>
  );
}

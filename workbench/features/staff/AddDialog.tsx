import { Modal } from 'antd';
import { useState } from 'react';
import type { NewStaff, StaffPlace } from '../../../contracts/staff.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { GrantsField } from './GrantsField.tsx';
import { addStaff, firstGrant } from './queries.ts';

type Props = { places: readonly StaffPlace[]; onClose: () => void; onDone: (said: string) => void };

export function AddDialog({ places, onClose, onDone }: Props) {
  const t = useWords();
  const [given, setGiven] = useState<NewStaff>({
    account: '',
    name: '',
    title: '',
    password: '',
    grants: [firstGrant(places)],
  });
  const { busy, failure, submit } = useSubmit();
  const write = (change: Partial<NewStaff>) => setGiven({ ...given, ...change });
  const lacking = !given.account.trim() || !given.name.trim() || !given.password;
  const send = () =>
    void submit(
      () => addStaff(given),
      () => onDone(t('workbench.staff.added', { name: given.name })),
    );
  const common = failure ? { problems: failure.fields } : {};
  return (
    <Modal
      open
      title={t('workbench.staff.add')}
      okText={t('workbench.staff.add')}
      cancelText={t('workbench.cancel')}
      okButtonProps={{ disabled: lacking, loading: busy }}
      onOk={send}
      onCancel={onClose}
      width={560}
    >
      {failure && <ProblemNote failure={failure} beside />}
      <TextField
        {...common}
        name="account"
        label={t('workbench.staff.account')}
        hint={t('workbench.staff.account.hint')}
        maxLength={40}
        value={given.account}
        onChange={(account) => write({ account })}
      />
      <TextField
        {...common}
        name="name"
        label={t('workbench.staff.name')}
        maxLength={60}
        value={given.name}
        onChange={(name) => write({ name })}
      />
      <TextField
        {...common}
        name="title"
        label={t('workbench.staff.jobTitle')}
        maxLength={100}
        value={given.title}
        onChange={(title) => write({ title })}
      />
      <TextField
        {...common}
        name="password"
        label={t('workbench.staff.password')}
        hint={t('workbench.staff.password.hint')}
        autoComplete="new-password"
        maxLength={128}
        value={given.password}
        onChange={(password) => write({ password })}
      />
      <GrantsField grants={given.grants} places={places} onChange={(grants) => write({ grants })} />
    </Modal>
  );
}

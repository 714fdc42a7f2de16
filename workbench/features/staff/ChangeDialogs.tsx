import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { StaffChange, StaffMember, StaffPlace } from '../../../contracts/staff.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import type { Failure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { GrantsField } from './GrantsField.tsx';
import { changeStaff } from './queries.ts';

export type Props = { member: StaffMember; onClose: () => void; onDone: (said: string) => void };

export function GrantsDialog({ places, ...props }: Props & { places: readonly StaffPlace[] }) {
  const t = useWords();
  const [grants, setGrants] = useState(props.member.grants);
  return (
    <ChangeDialog
      {...props}
      title={t('workbench.staff.grantsOf', { name: props.member.name })}
      ok={t('workbench.staff.save')}
      said={t('workbench.staff.granted', { name: props.member.name })}
      change={{ grants }}
    >
      {() => <GrantsField grants={grants} places={places} onChange={setGrants} />}
    </ChangeDialog>
  );
}

export function PasswordDialog(props: Props) {
  const t = useWords();
  const [password, setPassword] = useState('');
  return (
    <ChangeDialog
      {...props}
      title={t('workbench.staff.passwordOf', { name: props.member.name })}
      ok={t('workbench.staff.setPassword')}
      said={t('workbench.staff.passwordSet', { name: props.member.name })}
      change={{ password }}
      lacking={!password}
    >
      {(failure) => (
        <TextField
          {...(failure ? { problems: failure.fields } : {})}
          name="password"
          label={t('workbench.staff.password')}
          hint={t('workbench.staff.password.hint')}
          autoComplete="new-password"
          maxLength={128}
          value={password}
          onChange={setPassword}
        />
      )}
    </ChangeDialog>
  );
}

/** Stopping ends every session at once; letting in again gives nothing but what was there before. */
export function ActiveDialog(props: Props) {
  const t = useWords();
  const { name, active } = props.member;
  return (
    <ChangeDialog
      {...props}
      title={t(active ? 'workbench.staff.stopOf' : 'workbench.staff.letInOf', { name })}
      ok={t(active ? 'workbench.staff.stop' : 'workbench.staff.letIn')}
      said={t(active ? 'workbench.staff.stopped' : 'workbench.staff.isIn', { name })}
      change={{ active: !active }}
    >
      {() => <p>{t(active ? 'workbench.staff.stop.what' : 'workbench.staff.letIn.what')}</p>}
    </ChangeDialog>
  );
}

type DialogProps = Props & {
  title: string;
  ok: string;
  said: string;
  change: StaffChange;
  lacking?: boolean;
  children: (failure: Failure | undefined) => ReactNode;
};

/** One change of an officer, sent as it is said. */
export function ChangeDialog(props: DialogProps) {
  const { member, title, ok, said, change, lacking, children, onClose, onDone } = props;
  const t = useWords();
  const { busy, failure, submit } = useSubmit();
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={t('workbench.cancel')}
      okButtonProps={{ disabled: lacking ?? false, loading: busy }}
      onOk={() =>
        void submit(
          () => changeStaff(member.id, change),
          () => onDone(said),
        )
      }
      onCancel={onClose}
      width={560}
    >
      {failure && <ProblemNote failure={failure} beside />}
      {children(failure)}
    </Modal>
  );
}

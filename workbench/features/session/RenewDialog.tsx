import { Button, Modal } from 'antd';
import { useState } from 'react';
import { session } from '../../platform/app.ts';
import { useWords } from '../../platform/words.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useSession } from './session.ts';

/** The session ended while the page was open: asked over the page, which keeps all that was typed. */
export function RenewDialog() {
  const t = useWords();
  const { phase, me } = useSession(session);
  const [leaving, setLeaving] = useState(false);
  const open = phase === 'renewing';
  return (
    <Modal
      open={open}
      title={t('workbench.renew.title')}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={null}
      width={400}
      destroyOnHidden
    >
      <p>{t('workbench.renew.kept')}</p>
      <p className="sub">{t('workbench.renew.who', { name: me?.name ?? '' })}</p>
      <SignInForm account={session.account()} />
      {leaving ? (
        <p className="field">
          {t('workbench.renew.leaveSure')}{' '}
          <Button danger onClick={session.abandon}>
            {t('workbench.renew.leaveYes')}
          </Button>
        </p>
      ) : (
        <p className="field">
          <button type="button" className="linklike" onClick={() => setLeaving(true)}>
            {t('workbench.renew.leave')}
          </button>
        </p>
      )}
    </Modal>
  );
}

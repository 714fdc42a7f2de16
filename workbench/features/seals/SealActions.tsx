import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { SealAct, SealDetail } from '../../../contracts/seals.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { actOnSeal, sealKeys } from './queries.ts';

/** The next steps of a seal's life, as the server allows them now; each wants its reason. */
export function SealActions({ seal, onAgain }: { seal: SealDetail; onAgain: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<SealAct>();
  const [reason, setReason] = useState('');
  const { busy, failure, submit, clear } = useSubmit();
  const close = () => {
    setChosen(undefined);
    clear();
  };
  const send = (act: SealAct) =>
    void submit(
      () => actOnSeal(seal.id, { act, version: seal.version, reason: reason.trim() }),
      () => {
        setReason('');
        setChosen(undefined);
        announce(t('workbench.seals.done', { act: t(`workbench.seals.act.${act}`) }));
        void client.invalidateQueries({ queryKey: sealKeys.all });
      },
    );
  return (
    <section className="pane" aria-labelledby="next">
      <h2 id="next">{t('workbench.licences.next')}</h2>
      {seal.actions.length ? (
        <p className="tools">
          {seal.actions.map((act) => (
            <Button key={act} danger={act === 'destroy'} onClick={() => setChosen(act)}>
              {t(`workbench.seals.act.${act}`)}
            </Button>
          ))}
        </p>
      ) : (
        <p className="sub">{t('workbench.seals.over')}</p>
      )}
      {chosen && (
        <Modal
          open
          title={`${t(`workbench.seals.act.${chosen}`)} · ${seal.name}`}
          okText={t(`workbench.seals.act.${chosen}`)}
          cancelText={t('workbench.cancel')}
          okButtonProps={{ disabled: reason.trim().length < 2, loading: busy, danger: chosen === 'destroy' }}
          onOk={() => send(chosen)}
          onCancel={close}
        >
          {failure && <ProblemNote failure={failure} onAgain={onAgain} />}
          <p>{t(`workbench.seals.act.${chosen}.what`)}</p>
          <TextField
            name="reason"
            label={t('workbench.seals.reason')}
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
        </Modal>
      )}
    </section>
  );
}

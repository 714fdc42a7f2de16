import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { BulletinView } from '../../../contracts/bulletins.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { bulletinKeys, issueBulletin, saveRemarks } from './queries.ts';

/** What the supervisor adds and issues; of an issued one the files. */
export function BulletinWork({ bulletin }: { bulletin: BulletinView }) {
  const t = useWords();
  if (bulletin.state !== 'issued') return <Draft bulletin={bulletin} />;
  return (
    <section className="pane" aria-label={t('workbench.bulletins.docx')}>
      <p>
        <a href={`/api/bulletins/${bulletin.id}/file?format=docx`}>{t('workbench.bulletins.docx')}</a>
      </p>
      <p>
        <a href={`/api/bulletins/${bulletin.id}/file?format=xlsx`}>{t('workbench.bulletins.xlsx')}</a>
      </p>
      {bulletin.remarks.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an issued text does not change
        <p key={index}>{line}</p>
      ))}
    </section>
  );
}

function Draft({ bulletin }: { bulletin: BulletinView }) {
  const t = useWords();
  const id = useId();
  const client = useQueryClient();
  const { busy, failure, submit, clear } = useSubmit();
  const [remarks, setRemarks] = useState(bulletin.remarks);
  const written = remarks !== bulletin.remarks;
  const refresh = () => void client.invalidateQueries({ queryKey: bulletinKeys.all });
  const again = () => {
    clear();
    refresh();
  };
  const act = (send: () => Promise<unknown>, done: string) =>
    void submit(send, () => {
      announce(done);
      refresh();
    });
  const save = () => saveRemarks(bulletin.id, { version: bulletin.version, remarks });
  const why = written ? 'unsaved' : bulletin.mayIssue ? 'issue.what' : 'notYet';
  return (
    <section className="pane" aria-labelledby="next">
      <h2 id="next">{t('workbench.bulletins.remarks')}</h2>
      {failure && <ProblemNote failure={failure} onAgain={again} />}
      <div className="field">
        <label htmlFor={id}>{t('workbench.bulletins.remarks')}</label>
        <p className="sub" id={`${id}-hint`}>
          {t('workbench.bulletins.remarks.hint')}
        </p>
        <Input.TextArea
          id={id}
          aria-describedby={`${id}-hint`}
          rows={6}
          maxLength={10_000}
          value={remarks}
          onChange={(event) => setRemarks(event.target.value)}
        />
      </div>
      <div className="row">
        <Button disabled={!written} loading={busy} onClick={() => act(save, t('workbench.bulletins.saved'))}>
          {t('workbench.bulletins.save')}
        </Button>
        <Button
          type="primary"
          disabled={!bulletin.mayIssue || written}
          loading={busy}
          onClick={() =>
            act(() => issueBulletin(bulletin.id, bulletin.version), t('workbench.bulletins.issued'))
          }
        >
          {t('workbench.bulletins.issue')}
        </Button>
      </div>
      <p className="sub">{t(`workbench.bulletins.${why}`)}</p>
    </section>
  );
}

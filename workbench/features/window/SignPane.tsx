import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { CommandReply } from '../../../contracts/cases.ts';
import type { WindowApplication } from '../../../contracts/window.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { printAddress, type Sitting, submitApplication } from './queries.ts';

type Props = {
  sitting: Sitting;
  application: WindowApplication;
  /** Keeps what is still being typed. */
  settle: () => Promise<unknown>;
  onMade: (made: CommandReply) => void;
};

/** Printed, read and signed by the applicant; what was signed is what is submitted, by its mark. */
export function SignPane({ sitting, application, settle, onMade }: Props) {
  const t = useWords();
  const [signed, setSigned] = useState<string>();
  const [paperOn, setPaperOn] = useState('');
  const id = useId();
  const { busy, failure, submit } = useSubmit();
  const { mark, problems, missing } = application;
  const lacking = problems.length + missing.length;
  const send = () =>
    void submit(async () => {
      await settle(); // where it changes something, the mark is another and the server says so
      return submitApplication(sitting, { mark: signed ?? '', ...(paperOn ? { paperOn } : {}) });
    }, onMade);
  return (
    <section className="pane" aria-labelledby="window-sign">
      <h2 id="window-sign">{t('workbench.window.sign')}</h2>
      {failure && <ProblemNote failure={failure} />}
      {mark ? (
        <>
          <p className="row">
            <a className="btn" href={printAddress(sitting)} target="_blank" rel="noreferrer">
              {t('workbench.window.sign.print')}
            </a>
            <span className="num">{t('workbench.window.sign.mark', { mark })}</span>
          </p>
          <p>
            <Checkbox
              checked={signed === mark}
              onChange={({ target }) => setSigned(target.checked ? mark : undefined)}
            >
              {t('workbench.window.sign.signed')}
            </Checkbox>
          </p>
          <div className="field">
            <label htmlFor={id}>
              {t('workbench.window.sign.paperOn')}{' '}
              <span className="sub">{t('workbench.action.optional')}</span>
            </label>
            <Input
              id={id}
              className="filter"
              type="date"
              value={paperOn}
              aria-describedby={`${id}-hint`}
              onChange={({ target }) => setPaperOn(target.value)}
            />
            <p className="sub" id={`${id}-hint`}>
              {t('workbench.window.sign.paperOn.hint')}
            </p>
          </div>
          <p>
            <Button type="primary" loading={busy} disabled={signed !== mark} onClick={send}>
              {t('workbench.window.sign.submit')}
            </Button>
          </p>
        </>
      ) : (
        <>
          <p>{t('workbench.window.sign.notYet', { n: lacking })}</p>
          {missing.length > 0 && (
            <ul>
              {missing.map(({ field, params }) => (
                <li key={field}>{params.label}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import type { CommandReply } from '../../../contracts/cases.ts';
import type { WindowApplication } from '../../../contracts/window.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { fileSize } from '../../platform/format.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { printAddress, removeFile, type Sitting, sendSigned, submitApplication } from './queries.ts';
import { ScanField } from './ScanField.tsx';

const words = {
  submit: { print: 'workbench.window.sign.print', submit: 'workbench.window.sign.submit' },
  resubmit: { print: 'workbench.window.sign.printMended', submit: 'workbench.window.sign.submitMended' },
  supply: { print: 'workbench.window.sign.printSupply', submit: 'workbench.window.sign.submitSupply' },
} as const;

type Props = {
  sitting: Sitting;
  application: WindowApplication;
  /** Keeps what is still being typed. */
  settle: () => Promise<unknown>;
  onChange: (answer: WindowApplication) => void;
  onMade: (made: CommandReply) => void;
};

/** Printed, read and signed by the applicant, scanned; what was signed is what is submitted, by its mark. */
export function SignPane({ sitting, application, settle, onChange, onMade }: Props) {
  const t = useWords();
  const [signed, setSigned] = useState<string>();
  const [paperOn, setPaperOn] = useState('');
  const id = useId();
  const [unscanned, setUnscanned] = useState(false);
  const { busy, failure, submit } = useSubmit();
  const { mark, problems, missing, act, commitment } = application;
  const lacking = problems.length + missing.length;
  const scanned = application.signed.length > 0;
  const ready = signed === mark && (scanned || unscanned);
  const send = () =>
    void submit(async () => {
      await settle(); // where it changes something, the mark is another and the server says so
      const without = unscanned && !scanned;
      return submitApplication(sitting, {
        mark: signed ?? '',
        ...(paperOn ? { paperOn } : {}),
        ...(without ? { unscanned: true } : {}),
      });
    }, onMade);
  return (
    <section className="pane" aria-labelledby="window-sign">
      <h2 id="window-sign">{t('workbench.window.sign')}</h2>
      {failure && <ProblemNote failure={failure} />}
      {commitment && <Committed commitment={commitment} />}
      {mark ? (
        <>
          <p className="row">
            <a className="btn" href={printAddress(sitting)} target="_blank" rel="noreferrer">
              {t(words[act].print)}
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
          <ScanField
            label={t('workbench.window.sign.scan')}
            hint={t('workbench.window.sign.scan.hint')}
            busy={busy}
            onFiles={(files) => void submit(() => sendSigned(sitting, mark, files), onChange)}
          />
          {application.signed.map((file) => (
            <p key={file.id} className="row">
              <span>
                {file.name} <span className="sub num">{fileSize(file.size)}</span>
              </span>
              <button
                type="button"
                className="linklike"
                disabled={busy}
                onClick={() => void submit(() => removeFile(sitting, file.id), onChange)}
              >
                {t('workbench.window.material.remove', { name: file.name })}
              </button>
            </p>
          ))}
          {!scanned && (
            <p>
              <Checkbox checked={unscanned} onChange={({ target }) => setUnscanned(target.checked)}>
                {t('workbench.window.sign.unscanned')}
              </Checkbox>
            </p>
          )}
          <p>
            <Button type="primary" loading={busy} disabled={!ready} onClick={send}>
              {t(words[act].submit)}
            </Button>
          </p>
        </>
      ) : (
        <>
          <p>
            {act === 'supply'
              ? t('workbench.window.supply.notYet')
              : t('workbench.window.sign.notYet', { n: lacking })}
          </p>
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

/** 告知承诺: read out before she signs; the print says the same. */
function Committed({ commitment }: { commitment: NonNullable<WindowApplication['commitment']> }) {
  const t = useWords();
  const { materials, obligations, consequences } = commitment;
  return (
    <div className="note">
      <p>{t('workbench.window.commit.what', { names: materials.join('、') })}</p>
      <ul>
        {[...obligations, ...consequences].map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}

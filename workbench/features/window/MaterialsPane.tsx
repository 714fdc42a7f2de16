import { type ChangeEvent, useState } from 'react';
import type { WindowApplication, WindowMaterial } from '../../../contracts/window.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { fileSize, longDay } from '../../platform/format.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useLocale, useWords } from '../../platform/words.tsx';
import { commitTo, dropLicence, notePapers, removeFile, type Sitting, sendFiles } from './queries.ts';
import { TakeLicence } from './TakeLicence.tsx';

type Props = {
  sitting: Sitting;
  application: WindowApplication;
  onChange: (answer: WindowApplication) => void;
};

/** Each paper is scanned, or seen; what the platform holds or makes is not asked for. */
export function MaterialsPane({ sitting, application, onChange }: Props) {
  const t = useWords();
  const locale = useLocale();
  const { busy, failure, submit } = useSubmit();
  const [sending, setSending] = useState<string>();
  const { materials } = application;
  const send = (material: WindowMaterial, event: ChangeEvent<HTMLInputElement>) => {
    const { target } = event;
    const files = [...(target.files ?? [])];
    if (!files.length) return;
    setSending(files.map(({ name }) => name).join('、'));
    void submit(
      () => sendFiles(sitting, material.id, files),
      (answer) => onChange(answer),
    ).finally(() => {
      setSending(undefined);
      target.value = '';
    });
  };
  // Shown as ticked while it is under way; what the server keeps is drawn when it answers.
  const [ticking, setTicking] = useState<string[]>();
  const papers = ticking ?? materials.filter((one) => one.paperSeen).map(({ id }) => id);
  const seen = ({ id }: WindowMaterial, is: boolean) => {
    const others = papers.filter((one) => one !== id);
    const now = is ? [...others, id] : others;
    setTicking(now);
    void submit(() => notePapers(sitting, now), onChange).finally(() => setTicking(undefined));
  };
  const commit = ({ id }: WindowMaterial, is: boolean) => {
    const now = materials.filter((one) => one.source === 'commitment' && one.id !== id).map((one) => one.id);
    void submit(() => commitTo(sitting, is ? [...now, id] : now), onChange);
  };
  const remove = (file: string) => void submit(() => removeFile(sitting, file), onChange);
  return (
    <section className="pane" aria-labelledby="window-materials">
      <h2 id="window-materials" tabIndex={-1}>
        {t('workbench.window.materials')}
      </h2>
      {failure && <ProblemNote failure={failure} />}
      {sending && <p role="status">{t('workbench.window.material.sending', { name: sending })}</p>}
      {materials.length === 0 && <p>{t('workbench.window.materials.none')}</p>}
      <ul className="materials">
        {materials.map((material) => (
          <li key={material.id}>
            <p>
              <b>{material.name}</b> <Need material={material} />{' '}
              {material.due && (
                <span className="sub">
                  {t('workbench.window.material.due', { day: longDay(material.due, locale) })}
                </span>
              )}
            </p>
            {material.source === 'form' && <p className="sub">{t('workbench.window.material.form')}</p>}
            {material.licence && (
              <p className="sub">
                {t('workbench.window.material.held', {
                  type: material.licence.typeName,
                  number: material.licence.number,
                })}
                {material.licence.taken && (
                  <>
                    {' '}
                    <button
                      type="button"
                      className="linklike"
                      disabled={busy}
                      onClick={() => void submit(() => dropLicence(sitting, material.id), onChange)}
                    >
                      {t('workbench.window.material.remove', { name: material.licence.typeName })}
                    </button>
                  </>
                )}
              </p>
            )}
            {!['form', 'held-licence'].includes(material.source) && (
              <div className="row">
                <input
                  type="file"
                  multiple
                  disabled={busy}
                  aria-label={t('workbench.window.material.scan', { name: material.name })}
                  onChange={(event) => send(material, event)}
                />
                <label>
                  <input
                    type="checkbox"
                    checked={papers.includes(material.id)}
                    disabled={busy || material.files.length > 0}
                    aria-label={t('workbench.window.material.paperOf', { name: material.name })}
                    onChange={({ target }) => seen(material, target.checked)}
                  />{' '}
                  {t('workbench.window.material.paper')}
                </label>
                {material.mayCommit && (
                  <label>
                    <input
                      type="checkbox"
                      checked={material.source === 'commitment'}
                      disabled={busy || ['upload', 'paper'].includes(material.source)}
                      aria-label={t('workbench.window.material.commitOf', { name: material.name })}
                      onChange={({ target }) => commit(material, target.checked)}
                    />{' '}
                    {t('workbench.window.material.commit')}
                  </label>
                )}
              </div>
            )}
            {material.files.map((file) => (
              <p key={file.id} className="row">
                <span>
                  {file.name} <span className="sub num">{fileSize(file.size)}</span>
                </span>
                <button type="button" className="linklike" disabled={busy} onClick={() => remove(file.id)}>
                  {t('workbench.window.material.remove', { name: file.name })}
                </button>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <TakeLicence sitting={sitting} application={application} onChange={onChange} />
    </section>
  );
}

function Need({ material: { need, source } }: { material: WindowMaterial }) {
  const t = useWords();
  const key = `workbench.window.material.need.${need}`;
  const missing = need === 'required' && source === 'absent';
  return hasWord(key) ? <Tag tone={missing ? 'warn' : 'idle'}>{t(key)}</Tag> : null;
}

import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useId } from 'react';
import type { CaseView, DocumentView } from '../../../../contracts/cases.ts';
import { hasWord } from '../../../../ui/words/index.ts';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { fileSize, shortTime } from '../../../platform/format.ts';
import { useSubmit } from '../../../platform/use-submit.ts';
import { useWords } from '../../../platform/words.tsx';
import { caseKeys } from '../queries.ts';
import { addScan } from './add-scan.ts';

export function Documents({ view }: { view: CaseView }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="documents">
      <h2 id="documents">
        {t('workbench.case.documents')}{' '}
        <span className="count">{t('workbench.documents.count', { n: view.documents.length })}</span>
      </h2>
      {view.documents.length === 0 && <p className="sub">{t('workbench.documents.none')}</p>}
      <ul className="files">
        {view.documents.map((document) => (
          <li key={document.id}>
            <DocumentLink caseId={view.id} document={document} />
            <span className="sub num">
              {document.number} · {shortTime(document.at)} · PDF
              {document.size ? ` ${fileSize(document.size)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <Signed view={view} />
    </section>
  );
}

/** It could not be scanned when it was signed: now it can. */
function LateScan({ caseId, mark, label }: { caseId: string; mark: string; label: string }) {
  const t = useWords();
  const client = useQueryClient();
  const id = useId();
  const { busy, failure, submit } = useSubmit();
  const send = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = '';
    if (!files.length) return;
    void submit(
      () => addScan(caseId, mark, files),
      () => void client.invalidateQueries({ queryKey: caseKeys.one(caseId) }),
    );
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t('workbench.signed.add', { act: label })}</label>
      <input id={id} type="file" multiple disabled={busy} onChange={send} />
      {busy && <p role="status">{t('workbench.signed.sending')}</p>}
      {failure && <ProblemNote failure={failure} />}
    </div>
  );
}

/** What was signed on paper at the window, with its scans. */
function Signed({ view }: { view: CaseView }) {
  const t = useWords();
  if (!view.signedPapers.length) return null;
  const mayScan = view.actions.some(({ command }) => command === 'add-scan');
  return (
    <>
      <h3>{t('case.signed')}</h3>
      <ul className="files">
        {view.signedPapers.map(({ act, mark, at, by, clerk, files }) => {
          const key = `case.signed.act.${act}`;
          return (
            <li key={at}>
              <b>{hasWord(key) ? t(key) : act}</b>{' '}
              <span className="sub">
                {t('case.signed.by', { by, clerk })} · {shortTime(at)}
              </span>
              {files.length === 0 && <p className="sub">{t('case.signed.none')}</p>}
              {mark && mayScan && (
                <LateScan caseId={view.id} mark={mark} label={hasWord(key) ? t(key) : act} />
              )}
              {files.map((file) => (
                <p key={file.id}>
                  <a
                    href={`/api/cases/${encodeURIComponent(view.id)}/files/${encodeURIComponent(file.id)}`}
                    target="_blank"
                    rel="noopener"
                  >
                    {file.name}
                  </a>{' '}
                  <span className="sub nowrap">{fileSize(file.size)}</span>
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function DocumentLink({ caseId, document }: { caseId: string; document: DocumentView }) {
  return (
    <a
      href={`/api/cases/${encodeURIComponent(caseId)}/documents/${encodeURIComponent(document.id)}`}
      target="_blank"
      rel="noopener"
    >
      {document.title}
    </a>
  );
}

import type { CaseView, DocumentView } from '../../../../contracts/cases.ts';
import { hasWord } from '../../../../ui/words/index.ts';
import { fileSize, shortTime } from '../../../platform/format.ts';
import { useWords } from '../../../platform/words.tsx';

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

/** What was signed on paper at the window, with its scans. */
function Signed({ view }: { view: CaseView }) {
  const t = useWords();
  if (!view.signedPapers.length) return null;
  return (
    <>
      <h3>{t('case.signed')}</h3>
      <ul className="files">
        {view.signedPapers.map(({ act, at, by, clerk, files }) => {
          const key = `case.signed.act.${act}`;
          return (
            <li key={at}>
              <b>{hasWord(key) ? t(key) : act}</b>{' '}
              <span className="sub">
                {t('case.signed.by', { by, clerk })} · {shortTime(at)}
              </span>
              {files.length === 0 && <p className="sub">{t('case.signed.none')}</p>}
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

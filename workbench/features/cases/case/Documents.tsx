import type { CaseView, DocumentView } from '../../../../contracts/cases.ts';
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
    </section>
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

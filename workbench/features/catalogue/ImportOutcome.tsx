import { Link } from '@tanstack/react-router';
import type { ImportReport } from '../../../contracts/catalogue.ts';
import { refusedSentence } from '../../../ui/words/refused.ts';
import { useWords } from '../../platform/words.tsx';

const counts = ['loaded', 'created', 'changed', 'unchanged', 'published', 'drafts', 'blocked'] as const;

/** What a file did: how many of each, and the place and reason of every entry that could not be read. */
export function ImportOutcome({ report, divisionCode }: { report: ImportReport; divisionCode: string }) {
  const t = useWords();
  const { refused, held, missingElements, totalElements } = report;
  return (
    <section className="pane" aria-labelledby="report">
      <h2 id="report">{t('workbench.import.report')}</h2>
      <dl className="kv">
        {counts.map((name) => (
          <div key={name}>
            <dt>{t(`workbench.import.count.${name}`)}</dt>
            <dd>{report[name]}</dd>
          </div>
        ))}
        <div>
          <dt>{t('workbench.import.missing')}</dt>
          <dd>{t('workbench.import.missingOf', { missing: missingElements, total: totalElements })}</dd>
        </div>
      </dl>
      {report.drafts + report.blocked > 0 && (
        <p>
          <Link to="/catalogue" search={{ divisionCode, state: 'draft' }}>
            {t('workbench.import.seeDrafts')}
          </Link>
        </p>
      )}
      {held.length > 0 && (
        <ul className="files">
          {held.map(({ itemCode, name, findings }) => (
            <li key={itemCode}>
              <Link to="/catalogue/$itemCode" params={{ itemCode }} search={{ divisionCode }}>
                {name}
              </Link>
              {findings.map(({ code, path, params }) => (
                <span className="sub" key={`${code} ${path}`}>
                  {t(`finding.${code}`, params)}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <>
          <h3>{t('workbench.import.refused', { n: refused.length })}</h3>
          <ul className="files">
            {refused.map(({ path, name, problem, params }) => (
              <li key={`${path} ${problem}`}>
                <b>{name ?? t('workbench.import.file')}</b>
                <span className="sub">
                  {path && <code>{path}</code>} {refusedSentence({ problem, params }, t)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

import { Checkbox } from 'antd';
import type { CaseView } from '../../../../contracts/cases.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { useWords } from '../../../platform/words.tsx';
import { Masked } from './Masked.tsx';
import type { Marks } from './marks.ts';

/** Answers by the pages of the form, as the applicant saw them. */
export function Answers({ view, marks }: { view: CaseView; marks: Marks | undefined }) {
  const t = useWords();
  const pages = [...new Set(view.answers.map(({ page }) => page))];
  return (
    <section className="pane" aria-labelledby="answers">
      <h2 id="answers">{t('workbench.case.answers')}</h2>
      <dl className="kv">
        <div>
          <dt>{t('workbench.applicant')}</dt>
          <dd>
            {view.applicant.name} ·{' '}
            <Masked
              caseId={view.id}
              field="applicant.idNumber"
              label={t('workbench.applicant.number')}
              value={view.applicant.idNumber}
            />
          </dd>
        </div>
        {view.applicant.agent && (
          <div>
            <dt>{t('workbench.applicant.agent')}</dt>
            <dd>{view.applicant.agent}</dd>
          </div>
        )}
      </dl>
      {pages.map((page) => (
        <div key={page}>
          <h3>{page}</h3>
          <dl className="kv">
            {view.answers
              .filter((answer) => answer.page === page)
              .map((answer) => (
                <div key={answer.name}>
                  <dt>{answer.label}</dt>
                  <dd>
                    {answer.changedFrom !== null && (
                      <>
                        <del className="sub">{answer.changedFrom || t('workbench.answer.empty')}</del>{' '}
                      </>
                    )}
                    {answer.masked ? (
                      <Masked
                        caseId={view.id}
                        field={answer.name}
                        label={answer.label}
                        value={answer.value}
                      />
                    ) : answer.changedFrom !== null ? (
                      <b>{answer.value}</b>
                    ) : (
                      answer.value || <span className="sub">{t('workbench.answer.empty')}</span>
                    )}{' '}
                    {answer.changedFrom !== null && <Tag tone="warn">{t('workbench.answer.changed')}</Tag>}{' '}
                    {answer.source && (
                      <span className="sub">{t('workbench.answer.from', { source: answer.source })}</span>
                    )}
                    {marks && (
                      <Checkbox
                        className="mark"
                        checked={marks.has('field', answer.name)}
                        onChange={() => marks.toggle('field', answer.name)}
                      >
                        {t('workbench.mark')}
                        <span className="vh">{answer.label}</span>
                      </Checkbox>
                    )}
                  </dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

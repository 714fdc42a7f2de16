import { Checkbox } from 'antd';
import type { CaseView } from '../../../../contracts/cases.ts';
import { Tag } from '../../../parts/Tag.tsx';
import { useWords } from '../../../platform/words.tsx';
import { AnswerPages } from './AnswerPages.tsx';
import { Masked } from './Masked.tsx';
import type { Marks } from './marks.ts';

/** Answers by the pages of the form, as the applicant saw them. */
export function Answers({ view, marks }: { view: CaseView; marks: Marks | undefined }) {
  const t = useWords();
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
      <AnswerPages
        answers={view.answers}
        shown={(answer) => <Value caseId={view.id} answer={answer} />}
        behind={(answer) =>
          marks && (
            <Checkbox
              className="mark"
              checked={marks.has('field', answer.name)}
              onChange={() => marks.toggle('field', answer.name)}
            >
              {t('workbench.mark')}
              <span className="vh">{answer.label}</span>
            </Checkbox>
          )
        }
      />
    </section>
  );
}

/** The value as it is now, masked where it tells of a person; what a correction changed is struck through. */
function Value({ caseId, answer }: { caseId: string; answer: CaseView['answers'][number] }) {
  const t = useWords();
  const { name, label, value, changedFrom } = answer;
  const empty = t('workbench.answer.empty');
  return (
    <>
      {changedFrom !== null && (
        <>
          <del className="sub">{changedFrom || empty}</del>{' '}
        </>
      )}
      {answer.masked ? (
        <Masked caseId={caseId} field={name} label={label} value={value} />
      ) : changedFrom !== null ? (
        <b>{value}</b>
      ) : (
        value || <span className="sub">{empty}</span>
      )}
      {changedFrom !== null && (
        <>
          {' '}
          <Tag tone="warn">{t('workbench.answer.changed')}</Tag>
        </>
      )}
    </>
  );
}

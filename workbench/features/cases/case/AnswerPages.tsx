import type { ReactNode } from 'react';
import { useWords } from '../../../platform/words.tsx';

type Answer = { page: string; name: string; label: string; value: string; source: string | null };

/** Answers by the pages of the form, as the applicant saw them; `shown` draws the value where it is not plain text. */
export function AnswerPages<A extends Answer>(props: {
  answers: readonly A[];
  shown?: (answer: A) => ReactNode;
  behind?: (answer: A) => ReactNode;
}) {
  const t = useWords();
  const pages = [...new Set(props.answers.map(({ page }) => page))];
  return pages.map((page) => (
    <div key={page}>
      <h3>{page}</h3>
      <dl className="kv">
        {props.answers
          .filter((answer) => answer.page === page)
          .map((answer) => (
            <div key={answer.name}>
              <dt>{answer.label}</dt>
              <dd>
                {props.shown?.(answer) ??
                  (answer.value || <span className="sub">{t('workbench.answer.empty')}</span>)}{' '}
                {answer.source && (
                  <span className="sub">{t('workbench.answer.from', { source: answer.source })}</span>
                )}
                {props.behind?.(answer)}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  ));
}

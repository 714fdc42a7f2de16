import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { LicenceIssueRow } from '../../../contracts/licence-acts.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { shortTime } from '../../platform/format.ts';
import { announce } from '../../platform/live.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { licenceKeys, retryIssue } from './queries.ts';

/** Licences of granted cases that are not out yet: on their way, or refused, with what would mend it. */
export function Issues({ issues }: { issues: readonly LicenceIssueRow[] }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="issues">
      <h2 id="issues">
        {t('workbench.licences.issues')} <span className="count">{issues.length}</span>
      </h2>
      <ul className="files">
        {issues.map((issue) => (
          <li key={issue.id}>
            <b>{issue.typeName}</b>{' '}
            <Link to="/cases/$caseId" params={{ caseId: issue.caseId }}>
              {issue.caseNumber}
            </Link>{' '}
            <span className="sub">{shortTime(issue.wantedAt)}</span>
            {issue.problem ? (
              <p>
                <b>{issue.problem.title}</b> {issue.problem.detail}
              </p>
            ) : (
              <p className="sub">
                {issue.attempts
                  ? t('workbench.licences.failing', { n: issue.attempts })
                  : t('workbench.licences.making')}
              </p>
            )}
            {issue.mayRetry && <Retry issue={issue} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Retry({ issue }: { issue: LicenceIssueRow }) {
  const t = useWords();
  const client = useQueryClient();
  const [given, setGiven] = useState<Record<string, string>>({});
  const { busy, failure, submit } = useSubmit();
  const wanted = issue.problem?.fields ?? [];
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim()));
  const any = issue.problem?.any ?? false;
  const lacking = any ? !Object.keys(filled).length : wanted.some(({ key }) => !given[key]?.trim());
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit(
      () => retryIssue(issue.id, wanted.length ? { fields: filled } : {}),
      () => {
        announce(t('workbench.licences.retried'));
        void client.invalidateQueries({ queryKey: licenceKeys.all });
      },
    );
  };
  return (
    <form className="stack" onSubmit={send} noValidate>
      {failure && <ProblemNote failure={failure} />}
      {wanted.map(({ key, label }) => (
        <TextField
          key={key}
          name={key}
          label={label}
          maxLength={2000}
          value={given[key] ?? ''}
          onChange={(value) => setGiven({ ...given, [key]: value })}
        />
      ))}
      <div>
        <Button htmlType="submit" loading={busy} disabled={lacking}>
          {t('workbench.licences.retry')}
        </Button>
      </div>
    </form>
  );
}

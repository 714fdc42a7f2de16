import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CommandReply } from '../../../contracts/cases.ts';
import type { WindowCase } from '../../../contracts/window.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import {
  beginCorrection,
  beginSupply,
  windowCasesQuery,
  withdrawalAddress,
  withdrawOnPaper,
} from './queries.ts';
import { ScanField } from './ScanField.tsx';

type Props = {
  attendance: string;
  subject: string;
  onBegun: (draft: string) => void;
  onMade: (made: CommandReply) => void;
};

/** Open cases of who stands here: a correction, what was to come later, or a withdrawal that she brings on paper. */
export function CasesPane({ attendance, subject, onBegun, onMade }: Props) {
  const t = useWords();
  const { data, error } = useQuery(windowCasesQuery(attendance, subject));
  const { busy, failure, submit } = useSubmit();
  const [leaving, setLeaving] = useState<string>();
  const wrong = failure ?? (error ? asFailure(error) : undefined);
  if (!wrong && !data?.cases.length) return null;
  const start = (caseId: string, begin: typeof beginCorrection) =>
    void submit(
      () => begin(attendance, subject, caseId),
      ({ id }) => onBegun(id),
    );
  return (
    <section className="pane" aria-labelledby="window-cases">
      <h2 id="window-cases">{t('workbench.window.cases')}</h2>
      {wrong && <ProblemNote failure={wrong} />}
      <ul className="materials">
        {data?.cases.map((one) => (
          <li key={one.id}>
            <p>
              <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                {one.itemName}
              </Link>{' '}
              <span className="sub num">{one.number}</span> <State state={one.state} />
            </p>
            <p className="row">
              {one.acts.includes('resubmit') && (
                <Button disabled={busy} onClick={() => start(one.id, beginCorrection)}>
                  {t('workbench.window.cases.correct')}
                  <span className="vh">{one.number}</span>
                </Button>
              )}
              {one.acts.includes('supply') && (
                <Button disabled={busy} onClick={() => start(one.id, beginSupply)}>
                  {t('workbench.window.cases.supply')}
                  <span className="vh">{one.number}</span>
                </Button>
              )}
              {one.acts.includes('withdraw') && (
                <Button
                  aria-expanded={leaving === one.id}
                  onClick={() => setLeaving(leaving === one.id ? undefined : one.id)}
                >
                  {t('workbench.window.cases.withdraw')}
                  <span className="vh">{one.number}</span>
                </Button>
              )}
            </p>
            {leaving === one.id && (
              <Withdrawal attendance={attendance} subject={subject} one={one} onMade={onMade} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ state }: { state: string }) {
  const t = useWords();
  const key = `case.state.${state}`;
  return <span className="sub">{hasWord(key) ? t(key) : state}</span>;
}

type WithdrawalProps = Omit<Props, 'onBegun'> & { one: WindowCase };

/** Printed, signed, scanned; without the scan it is not done, for it cannot be undone. */
function Withdrawal({ attendance, subject, one, onMade }: WithdrawalProps) {
  const t = useWords();
  const [files, setFiles] = useState<File[]>([]);
  const { busy, failure, submit } = useSubmit();
  const go = () => void submit(() => withdrawOnPaper(attendance, subject, one, files), onMade);
  return (
    <div className="stack">
      {failure && <ProblemNote failure={failure} />}
      <p>{t('workbench.window.withdraw.what')}</p>
      <p className="row">
        <a
          className="btn"
          href={withdrawalAddress(attendance, subject, one.id)}
          target="_blank"
          rel="noreferrer"
        >
          {t('workbench.window.withdraw.print')}
        </a>
        <span className="num">{t('workbench.window.sign.mark', { mark: one.withdrawMark })}</span>
      </p>
      <ScanField
        label={t('workbench.window.withdraw.scan')}
        hint={t('workbench.window.sign.scan.hint')}
        busy={busy}
        onFiles={setFiles}
      />
      {files.length > 0 && <p role="status">{files.map(({ name }) => name).join('、')}</p>}
      <div>
        <Button type="primary" loading={busy} disabled={!files.length} onClick={go}>
          {t('workbench.window.withdraw.go')}
        </Button>
      </div>
    </div>
  );
}

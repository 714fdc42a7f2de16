import { useQuery } from '@tanstack/react-query';
import { useReducer } from 'react';
import type { CaseView } from '../../../../contracts/cases.ts';
import { Main } from '../../../parts/Main.tsx';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { CaseLicences } from '../../licences/CaseLicences.tsx';
import { ActionPanel } from '../actions/ActionPanel.tsx';
import { officerActions, openByItself } from '../actions/commands-table.ts';
import { isDirty, noDrafts, reduceDrafts } from '../actions/drafts.ts';
import { useSending } from '../actions/use-sending.ts';
import { caseQuery } from '../queries.ts';
import { RoutePane } from '../route/RoutePane.tsx';
import { Answers } from './Answers.tsx';
import { Clocks } from './Clocks.tsx';
import { Documents } from './Documents.tsx';
import { Findings } from './Findings.tsx';
import { Handing } from './Handing.tsx';
import { Heading } from './Heading.tsx';
import { Instant } from './Instant.tsx';
import { JointLink, VisitRecords } from './JointLink.tsx';
import { Materials } from './Materials.tsx';
import type { Marks } from './marks.ts';
import { Promises } from './Promises.tsx';
import { StaleBanner } from './StaleBanner.tsx';
import { useSeen } from './seen.ts';
import { useCaseStream } from './stream.ts';
import { Timeline } from './Timeline.tsx';

export function CasePage({ caseId }: { caseId: string }) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(caseQuery(caseId));
  useCaseStream(caseId);
  return (
    <Main>
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.case')} rows={12} />}
      {data && <Open key={caseId} view={data} />}
    </Main>
  );
}

/** A case that is there. What an officer writes lives here, above all panes, and outlives every refresh. */
function Open({ view }: { view: CaseView }) {
  const t = useWords();
  const [drafts, dispatch] = useReducer(reduceDrafts, noDrafts);
  const seen = useSeen(view, isDirty(drafts));
  const sending = useSending(view.id, {
    onStale: seen.tell,
    onDone(command, latest) {
      dispatch({ do: 'clear', command });
      seen.catchUp(latest);
    },
  });
  const actions = officerActions(view.actions);
  const asked = actions.find(({ command }) => command === drafts.open);
  const open = asked?.command ?? openByItself(actions);
  const points = drafts.byCommand['request-correction']?.points ?? [];
  const marks: Marks | undefined =
    open === 'request-correction'
      ? {
          has: (kind, ref) => points.some((point) => point.kind === kind && point.ref === ref),
          toggle: (kind, ref) => dispatch({ do: 'mark', kind, ref }),
        }
      : undefined;

  return (
    <>
      {seen.changes && <StaleBanner changes={seen.changes} onContinue={() => seen.catchUp()} />}
      <Heading view={view} />
      <JointLink view={view} />
      <div className="cols case">
        <Materials view={view} marks={marks} />
        <div className="mid">
          <Instant view={view} />
          <Promises view={view} />
          <Findings view={view} />
          <RoutePane view={view} />
          <VisitRecords view={view} />
          <Answers view={view} marks={marks} />
          <CaseLicences view={view} />
          <Handing view={view} />
          <Documents view={view} />
          <Timeline view={view} />
        </div>
        <aside className="mid" aria-label={t('workbench.case.aside')}>
          <Clocks view={view} />
          <ActionPanel
            view={view}
            open={open}
            drafts={drafts}
            dispatch={dispatch}
            version={seen.version}
            sending={sending}
          />
        </aside>
      </div>
    </>
  );
}

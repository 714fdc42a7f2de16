import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Attendance } from '../../../contracts/window.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { ApplicationPane } from './ApplicationPane.tsx';
import { CasesPane } from './CasesPane.tsx';
import { DonePane, type Made } from './DonePane.tsx';
import { HerePane } from './HerePane.tsx';
import { ItemPane } from './ItemPane.tsx';
import { LicencesPane } from './LicencesPane.tsx';
import { applicationQuery, attendanceQuery, type WindowSearch } from './queries.ts';
import { WhoPane } from './WhoPane.tsx';

/** 到窗申请: who stands here, in whose name, what for, the form, the papers, the signature. */
export function WindowRoute() {
  const t = useWords();
  const search = useSearch({ from: '/window' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [made, setMade] = useState<Made>();
  const go = (to: WindowSearch) => void navigate({ to: '/window', search: to });
  const attended = (answer: Attendance, subject = answer.subjects[0]?.subjectId) => {
    client.setQueryData(attendanceQuery(answer.id).queryKey, answer);
    go({ attendance: answer.id, ...(subject ? { subject } : {}) });
  };
  const { attendance } = search;
  return (
    <Main>
      <title>{`${t('workbench.window.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.window.title')}</h1>
      {attendance ? (
        <Here
          key={attendance}
          search={{ ...search, attendance }}
          go={go}
          attended={attended}
          made={made}
          onMade={setMade}
        />
      ) : (
        <WhoPane onAttended={attended} />
      )}
    </Main>
  );
}

type HereProps = {
  search: WindowSearch & { attendance: string };
  go: (to: WindowSearch) => void;
  attended: (answer: Attendance, subject?: string) => void;
  made: Made | undefined;
  onMade: (made: Made | undefined) => void;
};

function Here({ search, go, attended, made, onMade }: HereProps) {
  const t = useWords();
  const { attendance, subject, draft } = search;
  const { data: person, error } = useQuery(attendanceQuery(attendance));
  if (error) return <ProblemNote failure={asFailure(error)} onAgain={() => go({})} />;
  if (!person) return <Waiting words={t('workbench.waiting.window')} />;
  const choose = (subjectId: string) => go({ attendance, subject: subjectId });
  const again = () => {
    onMade(undefined);
    go({ attendance, ...(subject ? { subject } : {}) });
  };
  const left = () => {
    onMade(undefined);
    go({});
  };
  return (
    <div className="window">
      <HerePane
        person={person}
        subject={subject}
        locked={draft !== undefined}
        onChoose={choose}
        onAttended={attended}
        onLeft={left}
      />
      {made && <DonePane done={made} person={person} onAgain={again} />}
      {!made && subject && <LicencesPane key={subject} attendance={attendance} subject={subject} />}
      {!made && subject && !draft && (
        <CasesPane
          key={`cases ${subject}`}
          attendance={attendance}
          subject={subject}
          onBegun={(id) => go({ attendance, subject, draft: id })}
          onMade={(reply) => onMade({ reply, act: 'withdraw' })}
        />
      )}
      {!made && subject && !draft && (
        <ItemPane
          attendance={attendance}
          subject={subject}
          onBegun={(id) => go({ attendance, subject, draft: id })}
        />
      )}
      {!made && subject && draft && (
        <Form sitting={{ attendance, subject, draft }} onMade={onMade} onBack={again} />
      )}
    </div>
  );
}

type FormProps = {
  sitting: Required<WindowSearch>;
  onMade: (made: Made) => void;
  onBack: () => void;
};

function Form({ sitting, onMade, onBack }: FormProps) {
  const t = useWords();
  const { data, error } = useQuery(applicationQuery(sitting));
  if (error) return <ProblemNote failure={asFailure(error)} onAgain={onBack} />;
  if (!data) return <Waiting words={t('workbench.waiting.window')} />;
  return (
    <ApplicationPane
      key={data.id}
      sitting={sitting}
      application={data}
      onMade={(reply) => onMade({ reply, act: data.act })}
      onBack={onBack}
    />
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { findingOutcomes, type MatterCommand, type MatterView } from '../../../contracts/supervision.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { ActionPane } from '../../parts/ActionPane.tsx';
import { Main } from '../../parts/Main.tsx';
import type { Given, NeedField } from '../../parts/NeedFields.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StepList } from '../../parts/StepList.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { useMe } from '../session/SessionGate.tsx';
import { Evidence } from './Evidence.tsx';
import { commandWord, detailWord, kindWord, stateWord, toneOf, whatWord } from './names.ts';
import { matterKeys, matterQuery, sendMatterCommand } from './queries.ts';

/** One card or finding: why, on what evidence, what was said of it, what comes next. */
export function MatterPage({ id }: { id: string }) {
  const t = useWords();
  const me = useMe();
  const found = useQuery(matterQuery(id));
  const matter = found.data;
  const oversees = me.permissions.includes('supervision.oversee');
  return (
    <Main>
      <title>
        {`${matter ? `${whatWord(t, matter.what)} ${matter.caseNumber}` : t('workbench.supervision.one')} · ${t('workbench.brand')}`}
      </title>
      <p>
        <Link to={oversees ? '/supervision' : '/my-cards'} search={{ queue: 'mine' }}>
          {t(oversees ? 'workbench.supervision.title' : 'workbench.supervision.own')}
        </Link>
      </p>
      {found.isPending && <Waiting words={t('workbench.waiting.list')} rows={6} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {matter && (
        <div className="panes">
          <h1>
            {t('workbench.supervision.heading', { what: whatWord(t, matter.what), item: matter.itemName })}
          </h1>
          <p>
            <Tag tone={toneOf(matter)}>{whatWord(t, matter.what)}</Tag>{' '}
            <Tag tone={matter.late ? 'bad' : matter.due ? 'on' : 'idle'}>{stateWord(t, matter)}</Tag>{' '}
            {matter.organisationName} · {matter.officerName ?? t('workbench.supervision.wholeUnit')}
            {matter.due && ` · ${t('workbench.supervision.due')} ${matter.due}`}
            {matter.late && ` · ${t('workbench.supervision.late')}`}
          </p>
          <Evidence matter={matter} />
          <Actions matter={matter} />
          <Steps matter={matter} />
        </div>
      )}
    </Main>
  );
}

function Actions({ matter }: { matter: MatterView }) {
  const t = useWords();
  const client = useQueryClient();
  return (
    <ActionPane
      actions={matter.actions}
      fields={fieldsOf(t)}
      words={{
        title: t('workbench.supervision.next'),
        nothing: t('workbench.supervision.nothing'),
        done: t('workbench.supervision.done'),
        command: (command) => commandWord(t, command, matter.sort),
        what: (command) => {
          const key = `workbench.supervision.command.${command}.what`;
          return hasWord(key) ? t(key) : undefined;
        },
      }}
      send={(command, given, needs) =>
        sendMatterCommand(matter.id, command as MatterCommand, bodyOf(matter, needs, given))
      }
      refresh={() => void client.invalidateQueries({ queryKey: matterKeys.all })}
    />
  );
}

function fieldsOf(t: Words): Record<string, NeedField> {
  const choice = (label: string, codes: readonly string[]): NeedField => ({
    kind: 'choice',
    label,
    options: codes.map((code) => [code, detailWord(t, code)] as const),
  });
  return {
    text: { kind: 'text', label: t('workbench.supervision.text'), max: 2000 },
    outcome: choice(t('workbench.supervision.need.outcome'), Object.keys(findingOutcomes)),
    upheld: choice(t('workbench.supervision.need.upheld'), ['upheld', 'refused']),
  };
}

/** Parts of the body by the needs that the server names. */
function bodyOf({ version }: MatterView, needs: readonly string[], given: Given): object {
  return {
    version,
    text: given.text,
    ...(needs.includes('outcome') ? { outcome: given.outcome } : {}),
    ...(needs.includes('upheld') ? { upheld: given.upheld === 'upheld' } : {}),
  };
}

function Steps({ matter }: { matter: MatterView }) {
  const t = useWords();
  return (
    <StepList
      title={t('workbench.supervision.steps')}
      steps={matter.steps}
      what={({ kind }) => kindWord(t, kind)}
      more={({ detail }) => detail && `${detailWord(t, detail)} `}
      who={() => t('workbench.supervision.platform')}
    />
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RequestStep, RequestView } from '../../../contracts/requests.ts';
import { ActionPane } from '../../parts/ActionPane.tsx';
import { Main } from '../../parts/Main.tsx';
import type { NeedField } from '../../parts/NeedFields.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure } from '../../platform/problem.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { ContactLine } from './ContactLine.tsx';
import { channelWord, commandWord, levelWord, stateWord, stepWord } from './names.ts';
import { requestKeys, requestQuery, sendRequestCommand } from './queries.ts';
import { Light } from './RequestListPage.tsx';

/** One request: what is asked, what was done, what comes next. */
export function RequestPage({ id }: { id: string }) {
  const t = useWords();
  const client = useQueryClient();
  const found = useQuery(requestQuery(id));
  const request = found.data;
  return (
    <Main>
      <title>{`${request?.title ?? t('workbench.requests.title')} · ${t('workbench.brand')}`}</title>
      <p>
        <Link to="/requests" search={{ queue: 'mine' }}>
          {t('workbench.requests.title')}
        </Link>
      </p>
      {found.isPending && <Waiting words={t('workbench.waiting.requests')} rows={6} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {request && (
        <div className="panes">
          <h1>{request.title}</h1>
          <p>
            <Tag tone={request.light === 'red' ? 'bad' : request.due ? 'on' : 'idle'}>
              {stateWord(t, request.state)}
            </Tag>{' '}
            {request.kindName} <span className="num">{request.number}</span> {request.organisationName}
            {request.due && ` · ${t('workbench.requests.col.due')} ${request.due} `}
            <Light light={request.light} />
          </p>
          <Contents request={request} />
          <ActionPane
            key={request.version}
            actions={request.actions}
            fields={fieldsOf(t, request)}
            words={{
              title: t('workbench.requests.next'),
              nothing: t('workbench.requests.nothing'),
              done: t('workbench.requests.done'),
              command: (command) => commandWord(t, command),
              what: (command) =>
                command === 'publish' || command === 'refuse' || command === 'reply'
                  ? t(`workbench.requests.command.${command}.what`)
                  : undefined,
            }}
            send={(command, given, needs) => sendRequestCommand(id, command, bodyOf(request, needs, given))}
            refresh={() => void client.invalidateQueries({ queryKey: requestKeys.all })}
          />
          <Steps steps={request.steps} />
        </div>
      )}
    </Main>
  );
}

function fieldsOf(t: Words, request: RequestView): Record<string, NeedField> {
  const mine = request.actions.some(({ command }) => command === 'rate' || command === 'withdraw');
  return {
    organisation: {
      kind: 'choice',
      label: t('workbench.requests.need.organisation'),
      options: request.organisations.map(({ id, name }) => [id, name] as const),
    },
    title: { kind: 'line', label: t('workbench.requests.need.title'), max: 100 },
    level: {
      kind: 'choice',
      label: t('workbench.requests.need.level'),
      options: [5, 4, 3, 2, 1].map((level) => [String(level), levelWord(t, level)] as const),
    },
    text: { kind: 'text', label: t('workbench.requests.need.text'), max: mine ? 500 : 2000 },
  };
}

function bodyOf(
  { version }: RequestView,
  needs: readonly string[],
  given: Record<string, string>,
): Record<string, unknown> {
  const body: Record<string, unknown> = { version };
  for (const need of needs) {
    if (need === 'organisation') body.organisationId = given[need];
    else if (need === 'level') body.level = Number(given[need]);
    else body[need] = given[need] ?? null;
  }
  return body;
}

function Contents({ request }: { request: RequestView }) {
  const t = useWords();
  return (
    <section className="pane" aria-labelledby="contents">
      <h2 id="contents">{t('workbench.requests.one.body')}</h2>
      <p className="pre">{request.body}</p>
      <dl className="kv">
        <div>
          <dt>{t('workbench.requests.one.channel')}</dt>
          <dd>{channelWord(t, request.channel)}</dd>
        </div>
        <div>
          <dt>{t('workbench.requests.one.contact')}</dt>
          <dd>
            {request.contact ? (
              <ContactLine id={request.id} contact={request.contact} />
            ) : (
              (request.filerName ?? t('workbench.requests.one.nobody'))
            )}
          </dd>
        </div>
        {request.externalNumber && (
          <div>
            <dt>{t('workbench.requests.one.external')}</dt>
            <dd className="num">{request.externalNumber}</dd>
          </div>
        )}
        {request.caseNumber && (
          <div>
            <dt>{t('workbench.requests.one.case')}</dt>
            <dd className="num">
              <Link to="/cases" search={{ queue: 'all', text: request.caseNumber }}>
                {request.caseNumber}
              </Link>
            </dd>
          </div>
        )}
        {request.files.length > 0 && (
          <div>
            <dt>{t('workbench.requests.one.files')}</dt>
            <dd>
              {request.files.map((file) => (
                <a
                  key={file.id}
                  href={`/api/requests/${request.id}/files/${file.id}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {file.name}{' '}
                </a>
              ))}
            </dd>
          </div>
        )}
        {request.level !== null && (
          <div>
            <dt>{t('workbench.requests.one.level')}</dt>
            <dd>{levelWord(t, request.level)}</dd>
          </div>
        )}
        {request.published && (
          <div>
            <dt>{t('workbench.requests.one.published')}</dt>
            <dd>
              <b>{request.published.title}</b> {request.published.text}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

const filersSteps = ['filed', 'rated', 'reopened', 'withdrawn'];

function Steps({ steps }: { steps: readonly RequestStep[] }) {
  const t = useWords();
  const who = ({ by, kind }: RequestStep) =>
    by || t(filersSteps.includes(kind) ? 'workbench.requests.filer' : 'workbench.requests.system');
  return (
    <section className="pane" aria-labelledby="steps">
      <h2 id="steps">{t('workbench.requests.steps')}</h2>
      <ol className="files">
        {steps.map((step) => (
          <li key={step.seq}>
            <b>{stepWord(t, step.kind)}</b> {step.organisationName}{' '}
            {step.level !== null && levelWord(t, step.level)}
            <span className="sub">
              <time dateTime={step.at}>{shortTime(step.at)}</time> {who(step)}
            </span>
            {step.say && <p className="pre">{step.say}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

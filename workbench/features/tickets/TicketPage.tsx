import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TicketStep, TicketView } from '../../../contracts/rating-tickets.ts';
import { type RatingLevel, ratingTags } from '../../../contracts/ratings.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { StepList } from '../../parts/StepList.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { detailWord, kindWord, levelWord, stateWord } from './names.ts';
import { ticketQuery } from './queries.ts';
import { TicketActions } from './TicketActions.tsx';

/** One bad rating: what was said, what was done, what comes next. */
export function TicketPage({ id }: { id: string }) {
  const t = useWords();
  const found = useQuery(ticketQuery(id));
  const ticket = found.data;
  return (
    <Main>
      <title>{`${ticket?.itemName ?? t('workbench.tickets.title')} · ${t('workbench.brand')}`}</title>
      <p>
        <Link to="/tickets" search={{ queue: 'mine' }}>
          {t('workbench.tickets.title')}
        </Link>
      </p>
      {found.isPending && <Waiting words={t('workbench.waiting.list')} rows={6} />}
      {found.error && <ProblemNote failure={asFailure(found.error)} onAgain={() => void found.refetch()} />}
      {ticket && (
        <div className="panes">
          <h1>{ticket.itemName}</h1>
          <p>
            <Tag tone={ticket.late ? 'bad' : ticket.due ? 'on' : 'idle'}>{stateWord(t, ticket.state)}</Tag>{' '}
            {ticket.organisationName}
            {ticket.due && ` · ${t('workbench.tickets.due')} ${ticket.due}`}
            {ticket.late && ` · ${t('workbench.tickets.late')}`}
          </p>
          <Rating ticket={ticket} />
          <TicketActions ticket={ticket} />
          <Steps steps={ticket.steps} />
        </div>
      )}
    </Main>
  );
}

function Rating({ ticket }: { ticket: TicketView }) {
  const t = useWords();
  const words = ratingTags[ticket.level as RatingLevel];
  return (
    <section className="pane" aria-labelledby="rating">
      <h2 id="rating">{t('workbench.tickets.ofRating')}</h2>
      <dl className="kv">
        <div>
          <dt>{t('workbench.tickets.level')}</dt>
          <dd>{levelWord(t, ticket.level)}</dd>
        </div>
        <div>
          <dt>{t('workbench.tickets.tags')}</dt>
          <dd>{ticket.tags.map((tag) => words[tag] ?? tag).join('；') || t('workbench.tickets.none')}</dd>
        </div>
        <div>
          <dt>{t('workbench.tickets.say')}</dt>
          <dd>{ticket.say || t('workbench.tickets.none')}</dd>
        </div>
        <div>
          <dt>{t('workbench.tickets.rater')}</dt>
          <dd>
            {ticket.rater ? (
              <>
                {ticket.rater.name} {ticket.rater.phone ?? ''}{' '}
                {ticket.rater.caseId ? (
                  <Link to="/cases/$caseId" params={{ caseId: ticket.rater.caseId }}>
                    {ticket.rater.number}
                  </Link>
                ) : (
                  <span className="num">{ticket.rater.number}</span>
                )}
              </>
            ) : (
              t('workbench.tickets.hidden')
            )}
          </dd>
        </div>
        {ticket.published && (
          <div>
            <dt>{t('workbench.tickets.published')}</dt>
            <dd>{ticket.published.text}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Steps({ steps }: { steps: readonly TicketStep[] }) {
  const t = useWords();
  const who = ({ kind }: TicketStep) =>
    t(
      kind === 'answered' || kind === 'objected' ? 'workbench.tickets.applicant' : 'workbench.tickets.system',
    );
  return (
    <StepList
      title={t('workbench.tickets.steps')}
      steps={steps}
      what={({ kind }) => kindWord(t, kind)}
      more={({ detail }) => detail && detailWord(t, detail)}
      who={who}
    />
  );
}

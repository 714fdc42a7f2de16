import { ErrorSummary, problemText } from '../../../ui/form/index.ts';
import type { Frame, Returned } from '../props.ts';
import type { SeenTicket } from '../rating-props.ts';
import { Hidden } from './hidden.tsx';
import { sayIn } from './say.ts';
import { momentText } from './time.ts';

type Props = { frame: Frame /** POST. */; action: string; ticket: SeenTicket; returned: Returned };

/** What became of a bad rating, and the applicant's own word in it. */
export function TicketSeen({ frame, action, ticket, returned }: Props) {
  const say = sayIn(frame.locale);
  const { reply, excluded } = ticket;
  return (
    <div className="up4">
      <h3>{say('ticket.title')}</h3>
      <p>{say(`ticket.state.${ticket.state}`)}</p>
      {excluded ? (
        <p>
          <b>{say('ticket.excluded.why')}</b> {excluded}
        </p>
      ) : null}
      {reply ? (
        <>
          <h4>{say('ticket.reply')}</h4>
          <p>{reply.text}</p>
          <p className="sub">{say('ticket.reply.at', { at: momentText(frame.locale, reply.at) })}</p>
        </>
      ) : null}
      {ticket.may ? <Say frame={frame} action={action} ticket={ticket} returned={returned} /> : null}
    </div>
  );
}

const answers = ['satisfied', 'dissatisfied'] as const;

function Say({ frame, action, ticket, returned }: Props) {
  const say = sayIn(frame.locale);
  const { typed, problems } = returned;
  const { occasion, version, submitKey: key } = ticket;
  const answering = ticket.may === 'answer';
  const title = say(answering ? 'ticket.answer.title' : 'ticket.object.title');
  const label = say(answering ? 'ticket.answer.say' : 'ticket.object.say');
  return (
    <form className="up4" action={action} method="post" noValidate>
      <h4>{title}</h4>
      {answering ? null : <p className="hint">{say('ticket.object.what')}</p>}
      <ErrorSummary
        locale={frame.locale}
        lines={problems.map((one) =>
          one.field === 'text'
            ? { href: '#ticket-text', text: problemText(frame.locale, one, label) }
            : { href: '#ticket-satisfied', text: problemText(frame.locale, one, say('ticket.answer.title')) },
        )}
      />
      <Hidden csrf={frame.csrf} values={{ occasion, version, key, command: ticket.may ?? '' }} />
      {answering ? (
        <fieldset>
          <legend className="vh">{say('ticket.answer.title')}</legend>
          {answers.map((answer) => (
            <label className="pick" key={answer}>
              <input
                id={`ticket-${answer}`}
                type="radio"
                name="answer"
                value={answer}
                defaultChecked={typed.answer === answer}
              />
              <span>{say(`ticket.answer.${answer}`)}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <div className="field">
        <label htmlFor="ticket-text">{label}</label>
        <textarea
          id="ticket-text"
          name="text"
          rows={3}
          maxLength={500}
          defaultValue={typeof typed.text === 'string' ? typed.text : ''}
        />
      </div>
      <p className="row up4">
        <button className="btn go" type="submit">
          {say(answering ? 'ticket.answer.submit' : 'ticket.object.submit')}
        </button>
      </p>
    </form>
  );
}

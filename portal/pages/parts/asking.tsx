import { paths } from '../paths.ts';
import type { ProgressProps } from '../props.ts';
import { sayIn } from './say.ts';
import { dayText, momentText } from './time.ts';

/** 听证告知: until when she may ask, and what became of it. */
export function AskingNote({ frame, row, asking }: ProgressProps) {
  if (!asking || (row.state !== 'accepted' && row.state !== 'reviewed')) return null;
  const { locale } = frame;
  const say = sayIn(locale);
  const { step, until, state, askedAt } = asking;
  return (
    <section className={state === 'open' ? 'note warn up5' : 'note up5'} aria-labelledby="asking-title">
      <h2 id="asking-title">{say(`ask.note.${state}`, { step })}</h2>
      <p>
        {state === 'asked'
          ? say('ask.note.asked.say', { step, at: askedAt ? momentText(locale, askedAt) : '' })
          : say(`ask.note.${state}.say`, { step, day: dayText(locale, until) })}
      </p>
      {state === 'open' ? (
        <p className="up4">
          <a className="btn go" href={paths.askStep(row.id)}>
            {say('ask.submit', { step })}
          </a>
        </p>
      ) : null}
    </section>
  );
}

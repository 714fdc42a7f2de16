import { paths } from '../paths.ts';
import type { ProgressProps } from '../props.ts';
import { listed, sayIn } from './say.ts';
import { dayText } from './time.ts';

/** What the case stands on for the time being: a commitment, and what is still to be handed in with its last day. */
export function Promised({ frame, row, later }: ProgressProps) {
  if (!later) return null;
  const say = sayIn(frame.locale);
  const awaited = later.deferrals.filter((one) => !one.suppliedAt);
  const given = later.deferrals.filter((one) => one.suppliedAt);
  const after = row.state === 'withdrawn' || row.state === 'voided';
  return (
    <section className={awaited.length ? 'note warn up5' : 'note up5'} aria-labelledby="promised-title">
      <h2 id="promised-title">
        {awaited.length ? say('supply.awaited', { n: awaited.length }) : say('commitment.signed')}
      </h2>
      {later.commitment ? (
        <p>
          {say('commitment.signed')}
          {say('portal.comma')}
          {listed(say, later.commitment.materials)}
        </p>
      ) : null}
      <ul className="list up3">
        {awaited.map(({ id, name, due, breachedAt }) => (
          <li key={id}>
            <b>{name}</b>
            {due ? (
              <span className="sub">
                {say(breachedAt ? 'supply.late' : 'supply.by', { day: dayText(frame.locale, due) })}
              </span>
            ) : null}
          </li>
        ))}
        {given.map(({ id, name }) => (
          <li key={id}>{say('supply.done', { name })}</li>
        ))}
      </ul>
      {awaited.some((one) => one.due) && !after ? (
        <p className="up4">
          <a className="btn go" href={paths.supply(row.id)}>
            {say('supply.title')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

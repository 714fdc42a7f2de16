import { Link } from '@tanstack/react-router';
import type { MatterView } from '../../../contracts/supervision.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { Grid } from '../../parts/Grid.tsx';
import { shortTime } from '../../platform/format.ts';
import { useWords, type Words } from '../../platform/words.tsx';
import { factWord, whatWord } from './names.ts';

/** What it rests on: the rule, the case, the clock with its stops, the very events. */
export function Evidence({ matter }: { matter: MatterView }) {
  const t = useWords();
  const { clock, facts, events } = matter.evidence;
  const rule = `workbench.supervision.rule.${clock ? clock.kind : matter.what}`;
  return (
    <section className="pane" aria-labelledby="evidence">
      <h2 id="evidence">{t('workbench.supervision.evidence')}</h2>
      <dl className="kv">
        <div>
          <dt>{t('workbench.supervision.reason')}</dt>
          <dd>{reasonOf(t, matter)}</dd>
        </div>
        <div>
          <dt>{t('workbench.supervision.rule')}</dt>
          <dd>{hasWord(rule) ? t(rule) : whatWord(t, matter.what)}</dd>
        </div>
        <div>
          <dt>{t('workbench.supervision.case')}</dt>
          <dd>
            <Link className="num" to="/cases/$caseId" params={{ caseId: matter.caseId }}>
              {matter.caseNumber}
            </Link>{' '}
            {matter.itemName}
          </dd>
        </div>
        {clock && <ClockLines clock={clock} />}
        {Object.entries(facts).map(([fact, value]) => (
          <div key={fact}>
            <dt>{factWord(t, fact)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {matter.fromId && (
          <div>
            <dt>{t('workbench.supervision.from')}</dt>
            <dd>
              <Link to="/supervision/$matterId" params={{ matterId: matter.fromId }}>
                {t('workbench.supervision.open')}
              </Link>
            </dd>
          </div>
        )}
        {matter.cardId && (
          <div>
            <dt>{t('workbench.supervision.card')}</dt>
            <dd>
              <Link to="/supervision/$matterId" params={{ matterId: matter.cardId }}>
                {t('workbench.supervision.open')}
              </Link>
            </dd>
          </div>
        )}
      </dl>
      <h3>{t('workbench.supervision.events')}</h3>
      <Grid
        label={t('workbench.supervision.events')}
        heads={(['no', 'at', 'by', 'happened', 'hash'] as const).map((name) =>
          t(`workbench.supervision.event.${name}`),
        )}
      >
        {events.map((event) => (
          <tr key={event.seq}>
            <td className="num">{event.seq}</td>
            <td className="num">
              <time dateTime={event.at}>{shortTime(event.at)}</time>
            </td>
            <td>{event.by}</td>
            <td className="w">{event.say}</td>
            <td className="num sub" title={event.hash}>
              {event.hash.slice(0, 12)}
            </td>
          </tr>
        ))}
      </Grid>
    </section>
  );
}

type Clock = NonNullable<MatterView['evidence']['clock']>;

function reasonOf(t: Words, { what, evidence }: MatterView): string {
  const { clock } = evidence;
  const key = `workbench.supervision.reason.${what}`;
  if (!clock) return hasWord(key) ? t(key) : whatWord(t, what);
  const name = clock.step ?? t(`workbench.supervision.clock.${clock.kind as 'decision'}`);
  return t(what === 'red' ? 'workbench.supervision.reason.red' : 'workbench.supervision.reason.yellow', {
    name,
    at: shortTime(clock.turnedAt),
    due: clock.due,
  });
}

function ClockLines({ clock }: { clock: Clock }) {
  const t = useWords();
  const limit = (one: { value: number; unit: string }) => {
    const key = `workbench.editor.unit.${one.unit}`;
    return `${one.value} ${hasWord(key) ? t(key) : one.unit}`;
  };
  return (
    <>
      <div>
        <dt>{t('workbench.supervision.clock')}</dt>
        <dd>
          {t('workbench.supervision.clock.line', {
            from: shortTime(clock.from),
            limit: limit(clock.limit),
            due: clock.due,
          })}
          {clock.extension &&
            ` · ${t('workbench.supervision.clock.extended', { limit: limit(clock.extension) })}`}
        </dd>
      </div>
      <div>
        <dt>{t('workbench.supervision.stops')}</dt>
        <dd>
          {clock.stops.length === 0 && t('workbench.supervision.stops.none')}
          {clock.stops.map((stop) => (
            <div key={stop.from + stop.cause}>
              {shortTime(stop.from)} – {stop.to ? shortTime(stop.to) : '…'} {causeOf(t, stop.cause)}{' '}
              {stop.article}
            </div>
          ))}
        </dd>
      </div>
    </>
  );
}

function causeOf(t: Words, cause: string): string {
  const key = `workbench.choice.cause.${cause}`;
  return hasWord(key) ? t(key) : t('workbench.supervision.stops.step');
}

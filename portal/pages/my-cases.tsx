import { isClosed } from '../../contracts/cases.ts';
import { clockWords } from './parts/clock.tsx';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { codeName, dot, sayIn } from './parts/say.ts';
import { momentText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { Frame, MyCasesProps } from './props.ts';

type Row = MyCasesProps['cases'][number];

/** What waits for the person comes first. */
export function MyCases({ frame, drafts, draftDays, cases, joints }: MyCasesProps) {
  const say = sayIn(frame.locale);
  const title = say('case.mine.title');
  const todo = cases.filter((row) => row.state === 'correction-requested' || row.mayRate);
  const done = cases.filter((row) => isClosed(row.state) && !todo.includes(row));
  const running = cases.filter((row) => !todo.includes(row) && !done.includes(row));
  return (
    <Document frame={frame} title={title} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="row">
          <a className="more" href={paths.licences()}>
            {say('licence.title')}
          </a>
          <a className="more" href={paths.account()}>
            {say('case.mine.account', { name: frame.who?.personName ?? '' })}
          </a>
        </p>
        {drafts.length + cases.length + joints.length === 0 ? (
          <>
            <p className="lead">{say('case.mine.empty')}</p>
            <p className="up4">
              <a className="btn go" href={paths.home()}>
                {say('case.mine.empty.go')}
              </a>
            </p>
          </>
        ) : null}
        <Joints frame={frame} rows={joints} />
        <Part title={say('case.mine.todo')} frame={frame} rows={todo} />
        {drafts.length > 0 ? (
          <section className="up6">
            <h2>{say('case.mine.drafts')}</h2>
            <p className="hint">{say('case.mine.drafts.kept', { days: draftDays })}</p>
            <ul className="list">
              {drafts.map((draft) => (
                <li key={draft.id}>
                  <b>{draft.itemName}</b>
                  <span className="sub">
                    {say('case.mine.saved', { at: momentText(frame.locale, draft.savedAt) })}
                    {draft.by ? `${say('portal.comma')}${say('mandate.begun-by', { name: draft.by })}` : ''}
                  </span>
                  {draft.preCheck ? (
                    <p>
                      <a className="more" href={paths.preCheck(draft.id)}>
                        {say(`pre-check.mine.${draft.preCheck}`)}
                      </a>
                    </p>
                  ) : null}
                  <div className="row">
                    <a className="more" href={paths.draft(draft.id, 'continue')}>
                      {say('case.mine.continue')}
                    </a>
                    <form action={paths.discard(draft.id)} method="post">
                      <Hidden csrf={frame.csrf} />
                      <button className="linkish" type="submit">
                        {say('case.mine.discard')}
                        <span className="vh">{say('case.mine.discard.which', { item: draft.itemName })}</span>
                      </button>
                    </form>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <Part title={say('case.mine.running')} frame={frame} rows={running} />
        <Part title={say('case.mine.done')} frame={frame} rows={done} />
      </div>
    </Document>
  );
}

/** Life events under way: each as one, its parts are among the cases below. */
function Joints({ frame, rows }: { frame: Frame; rows: MyCasesProps['joints'] }) {
  const say = sayIn(frame.locale);
  if (rows.length === 0) return null;
  return (
    <section className="up6">
      <h2>{say('packages.title')}</h2>
      <ul className="list">
        {rows.map((row) => (
          <li key={row.id}>
            <a className="t" href={paths.joint(row.id)}>
              {row.name}
            </a>
            <p>
              <span className={row.state === 'finished' ? 'st ok' : row.mending > 0 ? 'st warn' : 'st on'}>
                {say(`joint.state.${row.state}`)}
              </span>{' '}
              <b>{say('joint.page.done', { done: row.ended, all: row.parts })}</b>
            </p>
            <span className="sub num">
              {[
                row.number,
                row.applicantName,
                say('case.mine.submitted', { at: momentText(frame.locale, row.submittedAt) }),
              ].join(' · ')}
            </span>
            {row.mending > 0 ? (
              <a className="more" href={paths.jointCorrection(row.id)}>
                {say('joint.page.mend.go')}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ frame, title, rows }: { frame: Frame; title: string; rows: Row[] }) {
  const say = sayIn(frame.locale);
  if (rows.length === 0) return null;
  return (
    <section className="up6">
      <h2>{title}</h2>
      <ul className="list">
        {rows.map((row) => (
          <li key={row.id}>
            <a className="t" href={paths.case(row.id)}>
              {row.itemName}
            </a>
            <p>
              <span className={`st ${lightOf(row)}`}>{codeName(say, 'case-state', row.state)}</span>{' '}
              {isClosed(row.state) ? null : <b>{clockWords(say, row.state, row.clock)}</b>}
            </p>
            <span className="sub num">
              {[
                row.number,
                row.applicantName,
                say('case.mine.submitted', { at: momentText(frame.locale, row.submittedAt) }),
              ].join(dot)}
            </span>
            {row.state === 'correction-requested' ? (
              <a className="more" href={paths.correction(row.id)}>
                {say('case.mine.correct')}
              </a>
            ) : null}
            {row.mayRate ? (
              <a className="more" href={paths.rating(row.id)}>
                {say('case.mine.rate')}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function lightOf(row: Row): string {
  if (isClosed(row.state)) return row.state === 'finished' ? 'ok' : '';
  if (row.state === 'correction-requested') return 'warn';
  return row.clock?.light === 'bad' || row.clock?.light === 'warn' ? row.clock.light : 'on';
}

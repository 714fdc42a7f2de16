import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import type { StatementProps } from './props.ts';

/** What works for whom, what does not yet, and where to say that something is wrong. */
export function Statement({ frame }: StatementProps) {
  const say = sayIn(frame.locale);
  const title = say('portal.statement.title');
  return (
    <Document frame={frame} title={title} crumbs={[]}>
      <div className="wrap prose">
        <h1>{title}</h1>
        <p className="lead">{say('portal.statement.lead')}</p>
        <h2>{say('portal.statement.does')}</h2>
        <ul>
          <li>{say('portal.statement.does.1')}</li>
          <li>{say('portal.statement.does.2')}</li>
          <li>{say('portal.statement.does.3')}</li>
          <li>{say('portal.statement.does.4')}</li>
        </ul>
        <p className="hint">{say('portal.statement.follows')}</p>
        <h2>{say('portal.statement.limits')}</h2>
        <ul>
          <li>{say('portal.statement.limits.1')}</li>
          {frame.locale === 'en' ? <li>{say('portal.statement.limits.2')}</li> : null}
        </ul>
        <h2>{say('portal.statement.other')}</h2>
        <p>{say('portal.statement.other.text')}</p>
        <h2 id="report">{say('portal.statement.report')}</h2>
        <p>{say('portal.statement.report.text')}</p>
        {frame.demonstration ? <p className="hint">{say('portal.statement.report.demonstration')}</p> : null}
        <p>
          <a className="btn" href="tel:12345">
            {say('portal.call')}
          </a>
        </p>
      </div>
    </Document>
  );
}

import { Document } from './parts/document.tsx';
import { RequestRows } from './parts/request-rows.tsx';
import { sayIn } from './parts/say.ts';
import { SmallForm } from './parts/small-form.tsx';
import { paths } from './paths.ts';
import type { RequestsProps } from './request-props.ts';

/** What can be brought up, what one brought up, and how to look it up without an account. */
export function Requests({ frame, kinds, mine, returned, notFound }: RequestsProps) {
  const say = sayIn(frame.locale);
  const title = say('request.title');
  return (
    <Document frame={frame} title={title} wrong={returned.problems.length > 0 || notFound} crumbs={[]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('request.lead')}</p>
        <h2 className="up5">{say('request.kinds')}</h2>
        <ul className="list up3">
          {kinds.map(({ key, name, what }) => (
            <li key={key}>
              <a className="more" href={paths.newRequest(key)}>
                {name}
              </a>
              <span className="sub">{what}</span>
            </li>
          ))}
        </ul>
        {frame.who ? (
          <section className="up6">
            <h2>{say('request.mine')}</h2>
            {mine.length ? (
              <RequestRows frame={frame} rows={mine} />
            ) : (
              <p className="up3">{say('request.mine.none')}</p>
            )}
          </section>
        ) : null}
        <section className="up6">
          <h2>{say('request.query')}</h2>
          {notFound ? (
            <div className="errors up4" role="alert">
              <h2>{say('request.empty-query')}</h2>
            </div>
          ) : null}
          <SmallForm
            frame={frame}
            lead={say('request.query.what')}
            action={paths.requestQuery()}
            lines={[
              { name: 'number', label: say('request.number'), maxLength: 60 },
              { name: 'code', label: say('request.code'), inputMode: 'numeric', maxLength: 12 },
            ]}
            returned={returned}
            problem={null}
            submit={say('request.query.go')}
          />
        </section>
        <p className="up6">
          <a className="more" href={paths.answers()}>
            {say('request.answers.link')}
          </a>
        </p>
      </div>
    </Document>
  );
}

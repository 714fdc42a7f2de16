import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { paths } from './paths.ts';
import type { RequestFiledProps } from './request-props.ts';

/** Number and query code: all that who has no account needs to follow it. */
export function RequestFiled({ frame, number, code, at }: RequestFiledProps) {
  const say = sayIn(frame.locale);
  const title = say('request.filed.title');
  return (
    <Document frame={frame} title={title} crumbs={[{ name: say('request.title'), href: paths.requests() }]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('request.filed.lead', { number })}</p>
        <dl className="kv up4">
          <div>
            <dt>{say('request.number')}</dt>
            <dd className="num">{number}</dd>
          </div>
          <div>
            <dt>{say('request.filed.code')}</dt>
            <dd className="num">
              <b>{code}</b>
            </dd>
          </div>
        </dl>
        <p className="row up5">
          <a className="btn go" href={paths.request(at)}>
            {say('request.filed.see')}
          </a>
        </p>
      </div>
    </Document>
  );
}

import { Document } from './parts/document.tsx';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import { paths } from './paths.ts';
import type { AnswersProps } from './request-props.ts';

/** What was asked and answered, for everybody. */
export function Answers({ frame, answers }: AnswersProps) {
  const say = sayIn(frame.locale);
  const title = say('request.answers.title', { place: frame.division.name });
  return (
    <Document frame={frame} title={title} crumbs={[{ name: say('request.title'), href: paths.requests() }]}>
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('request.answers.lead')}</p>
        {answers.length === 0 ? <p className="up4">{say('request.answers.none')}</p> : null}
        <ul className="list up4">
          {answers.map((one) => (
            <li key={`${one.at} ${one.title}`}>
              <div lang="zh-CN">
                <b>{one.title}</b>
                <p className="pre">{one.text}</p>
              </div>
              <span className="sub">
                {one.kindName} · {dayText(frame.locale, one.at)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Document>
  );
}

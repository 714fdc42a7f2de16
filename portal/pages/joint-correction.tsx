import { ErrorSummary, FormFields, summaryLines } from '../../ui/form/index.ts';
import type { JointCorrectionProps, JointPoint } from './joint-props.ts';
import { saveMarks } from './parts/autosave-marks.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { listed, type Say, sayIn } from './parts/say.ts';
import { paths, withCsrf } from './paths.ts';

/** All departments' corrections as one: each field and each paper once, whoever asked for it. */
export function JointCorrection(props: JointCorrectionProps) {
  const { frame, jointId, number, name, points, answers, returned, choices, problem } = props;
  const say = sayIn(frame.locale);
  const fields = points.flatMap(({ field }) => (field ? [field] : []));
  const lines = summaryLines(frame.locale, returned.problems, fields);
  return (
    <Document
      frame={frame}
      title={say('correction.title')}
      wrong={lines.length > 0 || problem !== null}
      islands={['autosave']}
      crumbs={[
        { name: say('case.mine.title'), href: paths.cases() },
        { name, href: paths.joint(jointId) },
      ]}
    >
      <div className="wrap narrow">
        <h1>{say('correction.title')}</h1>
        <p className="lead">{say('joint.mend.lead', { name, number, n: points.length })}</p>
        {lines.length > 0 ? (
          <ErrorSummary locale={frame.locale} lines={lines} />
        ) : (
          <ProblemBox problem={problem} />
        )}
        <p className="sub up4" role="status" data-save-status="">
          {say('joint.mend.keeps')}
        </p>
        <form
          {...saveMarks(say, paths.jointKeep(jointId))}
          action={withCsrf(paths.jointCorrection(jointId), frame.csrf)}
          method="post"
          encType="multipart/form-data"
          noValidate
        >
          <Hidden csrf={frame.csrf} values={{}} />
          {points.map((point) => (
            <div key={point.id} className="up5">
              <Said say={say} point={point} />
              {point.field ? (
                <FormFields
                  locale={frame.locale}
                  fields={[point.field]}
                  answers={answers}
                  typed={returned.typed}
                  problems={returned.problems}
                  choices={choices}
                />
              ) : (
                <div className="field">
                  <label htmlFor={`file-${point.id}`}>{point.label}</label>
                  <input id={`file-${point.id}`} type="file" name={point.id} multiple />
                  {point.files.length > 0 ? (
                    <p className="hint">{say('joint.mend.given', { names: listed(say, point.files) })}</p>
                  ) : null}
                </div>
              )}
              <Others say={say} point={point} />
            </div>
          ))}
          <p className="row up6">
            <button className="btn go" type="submit">
              {say('correction.submit')}
            </button>
            <a className="btn plain" href={paths.joint(jointId)}>
              {say('correction.back')}
            </a>
          </p>
          <p className="hint up3">{say('correction.once')}</p>
        </form>
      </div>
    </Document>
  );
}

/** What becomes of it in the parts that did not ask for it. */
function Others({ say, point: { later, begun } }: { say: Say; point: JointPoint }) {
  return (
    <>
      {later.length > 0 ? (
        <p className="hint">{say('joint.mend.later', { names: listed(say, later) })}</p>
      ) : null}
      {begun.length > 0 ? (
        <p className="hint">{say('joint.mend.begun', { names: listed(say, begun) })}</p>
      ) : null}
    </>
  );
}

function Said({ say, point }: { say: Say; point: JointPoint }) {
  const texts = Map.groupBy(point.said, (one) => one.say);
  return (
    <div className="note warn">
      {[...texts].map(([text, all]) => (
        <p key={text}>
          {say('joint.mend.said', {
            who: listed(say, [...new Set(all.map(({ organisation }) => organisation))]),
            say: text,
          })}
        </p>
      ))}
    </div>
  );
}

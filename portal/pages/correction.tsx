import { maxFileMegabytes } from '../../contracts/files.ts';
import { ErrorSummary, FormFields, fieldId, problemText } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { MaterialRow } from './parts/material-row.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { UploadForm } from './parts/upload-form.tsx';
import { paths } from './paths.ts';
import type { CorrectionProps, CorrectionTarget } from './props.ts';

type FieldTarget = Extract<CorrectionTarget, { field: unknown }>;
type MaterialTarget = Extract<CorrectionTarget, { material: unknown }>;

/** Only the points to mend; everything else stays as it was handed in. Files come first: they have a form of their own. */
export function Correction(props: CorrectionProps) {
  const { frame, caseId, number, itemName, targets, notice, problem } = props;
  const say = sayIn(frame.locale);
  const crumbs = [
    { name: say('case.mine.title'), href: paths.cases() },
    { name: itemName, href: paths.case(caseId) },
  ];
  const lines = errorLines(props);
  return (
    <Document
      frame={frame}
      title={say('correction.title')}
      wrong={lines.length > 0 || problem !== null}
      crumbs={crumbs}
      islands={['upload']}
    >
      <div className="wrap narrow">
        <h1>{say('correction.title')}</h1>
        <p className="lead">{say('correction.lead', { item: itemName, number, n: targets.length })}</p>
        {notice ? (
          <p className="note up4" role="status">
            {say(`materials.${notice.kind}`, { name: notice.name })}
          </p>
        ) : null}
        {lines.length > 0 ? (
          <ErrorSummary locale={frame.locale} lines={lines} />
        ) : (
          <ProblemBox problem={problem} />
        )}
        <Files {...props} />
        <Fields {...props} />
      </div>
    </Document>
  );
}

function Files({ frame, draftId, targets, returned }: CorrectionProps) {
  const say = sayIn(frame.locale);
  const files = targets.filter((one): one is MaterialTarget => 'material' in one);
  if (files.length === 0) return null;
  return (
    <section className="up5" aria-labelledby="files-title">
      <h2 id="files-title">{say('materials.title')}</h2>
      <p className="hint">{say('materials.lead', { mb: maxFileMegabytes })}</p>
      <UploadForm frame={frame} draftId={draftId} materials={files.map(({ material }) => material)}>
        <ul className="list up3" data-fresh="list">
          {files.map(({ point, material }) => (
            <MaterialRow
              key={material.id}
              frame={frame}
              draftId={draftId}
              material={material}
              problem={returned.problems.find(({ field }) => field === material.id)}
              said={say('correction.said', { say: point.say })}
            />
          ))}
        </ul>
      </UploadForm>
    </section>
  );
}

function Fields({ frame, caseId, version, submitKey, targets, answers, returned, choices }: CorrectionProps) {
  const say = sayIn(frame.locale);
  const fields = targets.filter((one): one is FieldTarget => 'field' in one);
  return (
    <form className="up6" action={paths.correction(caseId)} method="post" noValidate>
      <Hidden csrf={frame.csrf} values={{ version, key: submitKey }} />
      {fields.map(({ point, field }) => (
        <div key={field.name} className="up5">
          <p className="note warn">{say('correction.said', { say: point.say })}</p>
          <FormFields
            locale={frame.locale}
            fields={[field]}
            answers={answers}
            typed={returned.typed}
            problems={returned.problems}
            choices={choices}
          />
        </div>
      ))}
      <p className="row up6">
        <button className="btn go" type="submit">
          {say('correction.submit')}
        </button>
        <a className="btn plain" href={paths.case(caseId)}>
          {say('correction.back')}
        </a>
      </p>
      <p className="hint up3">{say('correction.once')}</p>
    </form>
  );
}

function errorLines({ frame, targets, returned }: CorrectionProps) {
  return returned.problems.map((problem) => {
    const target = targets.find(({ point }) => point.ref === problem.field);
    const name = target && ('field' in target ? target.field.label : target.material.name);
    const href = target && 'material' in target ? `#material-${problem.field}` : `#${fieldId(problem.field)}`;
    const text = problemText(frame.locale, problem, name ?? problem.field);
    return { href, text: target && 'material' in target ? `${name} ${text}` : text };
  });
}

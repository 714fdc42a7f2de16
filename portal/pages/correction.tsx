import { maxFileMegabytes } from '../../contracts/files.ts';
import { ErrorSummary, FormFields, fieldId, problemText } from '../../ui/form/index.ts';
import { autosaveMarks } from './parts/autosave-marks.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { MaterialRow } from './parts/material-row.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { clockText } from './parts/time.ts';
import { UploadButton, UploadForm } from './parts/upload-form.tsx';
import { paths } from './paths.ts';
import type { CorrectionProps, CorrectionTarget, MaterialNeed } from './props.ts';

type FieldTarget = Extract<CorrectionTarget, { field: unknown }>;
/** A material with the officer's words, or one that the answers as mended call for. */
type Asked = { material: MaterialNeed; say: string | null };

/** Only the points to mend; everything else stays as it was handed in. One form for all of it: no button loses what another part holds. */
export function Correction(props: CorrectionProps) {
  const { frame, caseId, draftId, number, itemName, savedAt, targets, notice, problem } = props;
  const say = sayIn(frame.locale);
  const crumbs = [
    { name: say('case.mine.title'), href: paths.cases() },
    { name: itemName, href: paths.case(caseId) },
  ];
  const lines = errorLines(props);
  const files: Asked[] = [
    ...targets.flatMap((one) => ('material' in one ? [{ material: one.material, say: one.point.say }] : [])),
    ...props.moreMaterials.map((material) => ({ material, say: null })),
  ];
  return (
    <Document
      frame={frame}
      title={say('correction.title')}
      wrong={lines.length > 0 || problem !== null}
      crumbs={crumbs}
      islands={['upload', 'autosave']}
    >
      <div className="wrap narrow">
        <h1>{say('correction.title')}</h1>
        <p className="lead">{say('correction.lead', { item: itemName, number, n: targets.length })}</p>
        {notice ? (
          <p className="note up4" role="status">
            {say(`materials.${notice.kind}`, { name: notice.name })}
          </p>
        ) : null}
        <div data-fresh="errors">
          {lines.length > 0 ? (
            <ErrorSummary locale={frame.locale} lines={lines} />
          ) : (
            <ProblemBox problem={problem} />
          )}
        </div>
        <p className="sub up4" role="status" data-save-status="">
          {savedAt ? say('apply.saved', { time: clockText(frame.locale, savedAt) }) : say('apply.not-saved')}
        </p>
        <UploadForm
          frame={frame}
          draftId={draftId}
          materials={files.map(({ material }) => material)}
          action={paths.correction(caseId, draftId)}
          marks={autosaveMarks(frame, draftId, 'correction')}
        >
          <Files {...props} files={files} />
          <Fields {...props} />
        </UploadForm>
      </div>
    </Document>
  );
}

function Files({ frame, draftId, files, returned, own }: CorrectionProps & { files: Asked[] }) {
  const say = sayIn(frame.locale);
  if (files.length === 0) return null;
  return (
    <section className="up5" aria-labelledby="files-title">
      <h2 id="files-title">{say('materials.title')}</h2>
      <p className="hint">
        {say('materials.lead', { mb: maxFileMegabytes })}{' '}
        <span data-with-script="" hidden>
          {say('materials.lead.resumes')}
        </span>
      </p>
      <ul className="list up3" data-fresh="list">
        {files.map(({ say: words, material }) => (
          <MaterialRow
            key={material.id}
            own={own}
            frame={frame}
            draftId={draftId}
            material={material}
            problem={returned.problems.find(({ field }) => field === material.id)}
            said={words === null ? say('apply.fresh.material') : say('correction.said', { say: words })}
          />
        ))}
      </ul>
      <UploadButton frame={frame} materials={files.map(({ material }) => material)} />
    </section>
  );
}

function Fields(props: CorrectionProps) {
  const { frame, version, targets, answers, returned, choices, seen, more } = props;
  const say = sayIn(frame.locale);
  const fields = targets.filter((one): one is FieldTarget => 'field' in one);
  return (
    <>
      <Hidden csrf={null} values={{ version, _seen: seen }} />
      {fields.length > 0 ? <h2 className="up6">{say('correction.fields')}</h2> : null}
      {fields.map(({ point, field }) => (
        <div key={field.name} className="up4">
          <p className="note warn">{say('correction.said', { say: point.say })}</p>
          <FormFields
            locale={frame.locale}
            fields={[field]}
            answers={answers}
            typed={returned.typed}
            problems={returned.problems}
            choices={choices}
            decides={new Set(props.decides)}
          />
        </div>
      ))}
      <p className="up5" data-fresh="more-title">
        {more.length > 0 ? say('apply.fresh') : null}
      </p>
      <div data-fields="">
        <FormFields
          locale={frame.locale}
          fields={more}
          answers={answers}
          typed={returned.typed}
          problems={returned.problems}
          choices={choices}
          decides={new Set(props.decides)}
          fresh={new Set(more.map(({ name }) => name))}
        />
      </div>
      <p className="vh" role="status" data-fields-status="" />
      <p className="row up6">
        <button className="btn go" type="submit">
          {say('correction.submit')}
        </button>
        <button className="btn plain" type="submit" name="later" value="1">
          {say('correction.back')}
        </button>
      </p>
      <p className="hint up3">{say('correction.once')}</p>
    </>
  );
}

function errorLines({ frame, targets, more, moreMaterials, returned }: CorrectionProps) {
  const fields = [...targets.flatMap((one) => ('field' in one ? [one.field] : [])), ...more];
  const materials = [
    ...targets.flatMap((one) => ('material' in one ? [one.material] : [])),
    ...moreMaterials,
  ];
  return returned.problems.map((problem) => {
    const field = fields.find(({ name }) => name === problem.field);
    if (field) {
      return {
        href: `#${fieldId(problem.field)}`,
        text: problemText(frame.locale, problem, field.label),
      };
    }
    const name = materials.find(({ id }) => id === problem.field)?.name ?? '';
    return {
      href: `#material-${problem.field}`,
      text: `${name} ${problemText(frame.locale, problem, name)}`.trim(),
    };
  });
}

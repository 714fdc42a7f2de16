import { maxFileMegabytes } from '../../contracts/files.ts';
import { ErrorSummary, problemText } from '../../ui/form/index.ts';
import { Document } from './parts/document.tsx';
import { MaterialRow } from './parts/material-row.tsx';
import { type Say, sayIn } from './parts/say.ts';
import { StepButtons } from './parts/step-buttons.tsx';
import { neighbours, StepHead } from './parts/step-head.tsx';
import { UploadButton, UploadForm } from './parts/upload-form.tsx';
import { paths } from './paths.ts';
import type { MaterialNeed, MaterialsProps } from './props.ts';

export function Materials(props: MaterialsProps) {
  const { frame, draft, materials, problems, notice } = props;
  const say = sayIn(frame.locale);
  const { before, after } = neighbours(draft, 'materials');
  const there = materials.filter(({ source }) => source !== 'absent');
  const missing = materials.filter(({ source, need }) => source === 'absent' && need === 'required');
  const names = new Map(materials.map((one) => [one.id, one.name]));
  return (
    <Document frame={frame} title={say('materials.title')} wrong={problems.length > 0} islands={['upload']}>
      <div className="wrap narrow">
        <StepHead frame={frame} draft={draft} step="materials" />
        <h1>
          {say('materials.title')}
          {materials.length > 0 ? (
            <span className="count" data-fresh="count">
              {say('materials.count', { have: there.length, need: missing.length })}
            </span>
          ) : null}
        </h1>
        <p className="lead">
          {materials.length > 0 ? say('materials.lead', { mb: maxFileMegabytes }) : say('materials.none')}{' '}
          <span data-with-script="" hidden>
            {say('materials.lead.resumes')}
          </span>
        </p>
        {notice ? (
          <p className="note up4" role="status">
            {say(`materials.${notice.kind}`, { name: notice.name })}
          </p>
        ) : null}
        <div data-fresh="errors">
          <ErrorSummary
            locale={frame.locale}
            lines={problems.map((one) => ({
              href: `#material-${one.field}`,
              text: `${names.get(one.field) ?? ''} ${problemText(frame.locale, one, names.get(one.field) ?? '')}`.trim(),
            }))}
          />
        </div>
        <UploadForm
          frame={frame}
          draftId={draft.id}
          materials={materials}
          action={paths.draft(draft.id, 'materials')}
        >
          <ul className="list up4" data-fresh="list">
            {materials.map((one) => (
              <MaterialRow
                key={one.id}
                own={props.own}
                frame={frame}
                draftId={draft.id}
                material={one}
                problem={problems.find(({ field }) => field === one.id)}
              />
            ))}
          </ul>
          <Commitments say={say} materials={materials} />
          <UploadButton frame={frame} materials={materials} />
          <StepButtons say={say} before={before} after={after} />
        </UploadForm>
      </div>
    </Document>
  );
}

/** 告知承诺: the item lists which papers a commitment may stand for; it is signed at the end, before submission. */
function Commitments({ say, materials }: { say: Say; materials: MaterialNeed[] }) {
  const able = materials.filter((one) => one.mayCommit);
  if (able.length === 0) return null;
  return (
    <fieldset className="field whole">
      <legend>{say('materials.commit')}</legend>
      <p className="hint">{say('materials.commit.hint')}</p>
      {able.map((one) => (
        <label className="pick" key={one.id}>
          <input type="checkbox" name="commit" value={one.id} defaultChecked={one.source === 'commitment'} />
          <span>{one.name}</span>
        </label>
      ))}
    </fieldset>
  );
}

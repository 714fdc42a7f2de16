import { maxFileMegabytes } from '../../contracts/files.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { MaterialRow } from './parts/material-row.tsx';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { dayText } from './parts/time.ts';
import { UploadButton, UploadForm } from './parts/upload-form.tsx';
import { paths } from './paths.ts';
import type { SupplyProps } from './props.ts';

/** 容缺后补: what was to come later, each with its last day; a part of it may be handed in now. */
export function Supply(props: SupplyProps) {
  const { frame, caseId, draftId, number, itemName, version, submitKey, awaited, notice, problems, problem } =
    props;
  const materials = awaited.map((one) => one.material);
  const say = sayIn(frame.locale);
  const crumbs = [
    { name: say('case.mine.title'), href: paths.cases() },
    { name: itemName, href: paths.case(caseId) },
  ];
  return (
    <Document
      frame={frame}
      title={say('supply.title')}
      wrong={problem !== null || problems.length > 0}
      crumbs={crumbs}
      islands={['upload']}
    >
      <div className="wrap narrow">
        <h1>{say('supply.title')}</h1>
        <p className="lead">{say('supply.lead', { item: itemName, number })}</p>
        {notice ? (
          <p className="note up4" role="status">
            {say(`materials.${notice.kind}`, { name: notice.name })}
          </p>
        ) : null}
        <ProblemBox problem={problem} />
        <p className="hint up4">{say('materials.lead', { mb: maxFileMegabytes })}</p>
        <UploadForm frame={frame} draftId={draftId} materials={materials} action={paths.supply(caseId)}>
          <Hidden csrf={null} values={{ version, key: submitKey }} />
          <ul className="list up3" data-fresh="list">
            {awaited.map(({ material, due, late }) => (
              <MaterialRow
                key={material.id}
                own={props.own}
                frame={frame}
                draftId={draftId}
                material={material}
                problem={problems.find(({ field }) => field === material.id)}
                {...(due
                  ? { said: say(late ? 'supply.late' : 'supply.by', { day: dayText(frame.locale, due) }) }
                  : {})}
              />
            ))}
          </ul>
          <UploadButton frame={frame} materials={materials} />
          <p className="row up6">
            <button className="btn go" type="submit">
              {say('supply.go')}
            </button>
            <a className="btn plain" href={paths.case(caseId)}>
              {say('supply.back')}
            </a>
          </p>
        </UploadForm>
      </div>
    </Document>
  );
}

import type { DocumentView } from '../../../contracts/cases.ts';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { pdfText } from './measure.ts';
import { sayIn } from './say.ts';
import { momentText } from './time.ts';

/** Papers of a case, each with its kind of file and its size (国办发〔2017〕47号). */
export function Documents({
  frame,
  caseId,
  documents,
}: {
  frame: Frame;
  caseId: string;
  documents: DocumentView[];
}) {
  const say = sayIn(frame.locale);
  if (documents.length === 0) return <p className="hint up3">{say('case.documents.none')}</p>;
  return (
    <ul className="list do">
      {documents.map((one) => (
        <li key={one.id}>
          <a href={paths.document(caseId, one.id)}>
            {one.title}
            <span className="sub inline"> {pdfText(one.size)}</span>
          </a>
          <span className="sub">
            {one.number} · {momentText(frame.locale, one.at)}
          </span>
        </li>
      ))}
    </ul>
  );
}

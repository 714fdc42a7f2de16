import type { DocumentView, SignedPaper } from '../../../contracts/cases.ts';
import { hasWord } from '../../../ui/words/index.ts';
import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { pdfText, sizeText } from './measure.ts';
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

/** What one signed on paper at the window, with its scans. */
export function SignedPapers({
  frame,
  caseId,
  papers,
}: {
  frame: Frame;
  caseId: string;
  papers: SignedPaper[];
}) {
  if (papers.length === 0) return null;
  const say = sayIn(frame.locale);
  return (
    <>
      <h2 className="up6">{say('case.signed')}</h2>
      <ul className="list do">
        {papers.map(({ act, at, by, clerk, files }) => {
          const key = `case.signed.act.${act}`;
          return (
            <li key={at}>
              <b>{hasWord(key) ? say(key) : act}</b>
              <span className="sub block">
                {say('case.signed.by', { by, clerk })} · {momentText(frame.locale, at)}
              </span>
              {files.length === 0 ? <span className="sub block">{say('case.signed.none')}</span> : null}
              {files.map((file) => (
                <a className="block" key={file.id} href={paths.caseFile(caseId, file.id)}>
                  {file.name}
                  <span className="sub inline"> {sizeText(file.size)}</span>
                </a>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}

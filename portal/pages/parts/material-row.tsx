import type { FieldProblem } from '../../../contracts/errors.ts';
import { defaultFileKinds, fileKinds } from '../../../contracts/files.ts';
import type { OwnMaterial } from '../../../contracts/own-materials.ts';
import { problemText } from '../../../ui/form/index.ts';
import { paths } from '../paths.ts';
import type { Frame, MaterialNeed } from '../props.ts';
import { sizeText, spanText } from './measure.ts';
import { type Say, sayIn } from './say.ts';
import { dayText, momentText } from './time.ts';

const accept = defaultFileKinds
  .flatMap((kind) => [fileKinds[kind].mediaType, ...fileKinds[kind].extensions.map((one) => `.${one}`)])
  .join(',');

type Props = {
  frame: Frame;
  draftId: string;
  material: MaterialNeed;
  problem: FieldProblem | undefined;
  /** The officer's words in a correction. */
  said?: string;
  /** What the applicant keeps herself. */
  own: OwnMaterial[];
};

/** A material: what it is for, where it comes from, what is there already, and the way to add a file. */
export function MaterialRow({ frame, draftId, material, problem, said, own }: Props) {
  const say = sayIn(frame.locale);
  const state = stateOf(material);
  const asks = material.mayCommit || material.source === 'upload' || material.source === 'absent';
  return (
    <li id={`material-${material.id}`}>
      <b>{material.name}</b> <span className={state.className}>{say(state.key)}</span>
      {said ? <p className="note warn up2">{said}</p> : null}
      {notesOf(say, material).map((note) => (
        <span className="sub" key={note}>
          {note}
        </span>
      ))}
      <Provided say={say} frame={frame} material={material} />
      <Papers say={say} material={material} />
      {material.files.length > 0 ? (
        <Files say={say} frame={frame} draftId={draftId} material={material} />
      ) : null}
      {asks ? <Picker say={say} frame={frame} material={material} problem={problem} /> : null}
      {asks && own.length > 0 ? <FromOwn say={say} frame={frame} material={material} own={own} /> : null}
    </li>
  );
}

function stateOf({ source, files, need }: MaterialNeed) {
  if (source === 'held-licence') return { className: 'st ok', key: 'materials.state.held' } as const;
  if (source === 'form') return { className: 'st ok', key: 'materials.state.form' } as const;
  if (files.length > 0) return { className: 'st ok', key: 'materials.state.uploaded' } as const;
  if (source === 'commitment') return { className: 'st ok', key: 'materials.state.commitment' } as const;
  if (source !== 'upload' && source !== 'absent')
    return { className: 'st ok', key: 'materials.state.ours' } as const;
  if (need === 'required') return { className: 'st warn', key: 'materials.state.missing' } as const;
  return {
    className: 'st',
    key: need === 'later' ? 'materials.need.later' : 'materials.need.optional',
  } as const;
}

function notesOf(say: Say, material: MaterialNeed): string[] {
  const { why, group, instructions, acceptanceStandard, within } = material;
  return [
    within && say('materials.within', { span: spanText(say, within.value, within.unit) }),
    why && say('materials.why', { why }),
    group && say('materials.group', { name: group.name, pick: group.pick }),
    instructions,
    acceptanceStandard && say('materials.standard', { text: acceptanceStandard }),
  ].filter((note): note is string => Boolean(note));
}

function Provided({ say, frame, material }: { say: Say; frame: Frame; material: MaterialNeed }) {
  if (material.source === 'form') return <span className="sub">{say('materials.form')}</span>;
  if (material.source !== 'held-licence' || !material.licence) return null;
  const { typeName, number, checkedAt } = material.licence;
  return (
    <span className="sub">
      {say('materials.held', { type: typeName, number, at: dayText(frame.locale, checkedAt) })}
    </span>
  );
}

function Papers({ say, material }: { say: Say; material: MaterialNeed }) {
  const { blankForm, sampleForm } = material;
  if (!blankForm && !sampleForm) return null;
  return (
    <span className="row">
      {blankForm ? (
        <a className="more" href={blankForm}>
          {say('materials.blank')}
        </a>
      ) : null}
      {sampleForm ? (
        <a className="more" href={sampleForm}>
          {say('materials.sample')}
        </a>
      ) : null}
    </span>
  );
}

function Files({
  say,
  frame,
  draftId,
  material,
}: {
  say: Say;
  frame: Frame;
  draftId: string;
  material: MaterialNeed;
}) {
  return (
    <ul className="sent">
      {material.files.map((file) => (
        <li key={file.id}>
          <span className="sub inline">
            {file.name}
            {say('portal.comma')}
            {sizeText(file.size)}
            {say('portal.comma')}
            {momentText(frame.locale, file.addedAt)}
          </span>
          <span className="row">
            <a className="more" href={paths.draftFile(draftId, file.id)}>
              {say('materials.look')}
              <span className="vh">{say('materials.remove.which', { name: file.name })}</span>
            </a>
            {/* Its own form stands at the end of the page: forms cannot hold forms. */}
            <button className="linkish" type="submit" form={removeFormId(file.id)}>
              {say('materials.remove')}
              <span className="vh">{say('materials.remove.which', { name: file.name })}</span>
            </button>
            <button className="linkish" type="submit" form={keepFormId(file.id)}>
              {say('own.keep')}
              <span className="vh">{say('materials.remove.which', { name: file.name })}</span>
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** 从我的材料里选: no upload, no script; it goes along with the form. Papers called like the material stand first. */
function FromOwn({
  say,
  frame,
  material,
  own,
}: {
  say: Say;
  frame: Frame;
  material: MaterialNeed;
  own: OwnMaterial[];
}) {
  const id = `own-${material.id}`;
  const alike = ({ label }: OwnMaterial) => label.includes(material.name) || material.name.includes(label);
  const sorted = [...own].sort((a, b) => Number(alike(b)) - Number(alike(a)));
  return (
    <div className="field">
      <label htmlFor={id}>
        {say('own.choose')}
        <span className="vh">{say('materials.remove.which', { name: material.name })}</span>
      </label>
      <div className="row">
        <select id={id} name={id} defaultValue="">
          <option value="">{say('own.choose.none')}</option>
          {sorted.map((one) => (
            <option key={one.id} value={one.id}>
              {say('own.choose.one', { label: one.label, at: momentText(frame.locale, one.addedAt) })}
            </option>
          ))}
        </select>
        <button className="btn" type="submit" name="upload" value="1">
          {say('own.use')}
          <span className="vh">{say('materials.remove.which', { name: material.name })}</span>
        </button>
      </div>
    </div>
  );
}

export const keepFormId = (fileId: string): string => `keep-${fileId}`;
export const removeFormId = (fileId: string): string => `remove-${fileId}`;

type PickerProps = { say: Say; frame: Frame; material: MaterialNeed; problem: FieldProblem | undefined };

function Picker({ say, frame, material, problem }: PickerProps) {
  const id = `file-${material.id}`;
  const label = say(material.files.length > 0 ? 'materials.pick.more' : 'materials.pick', {
    name: material.name,
  });
  return (
    <div className={problem ? 'field bad pick-file' : 'field pick-file'}>
      {problem ? (
        <p className="err" id={`${id}-error`}>
          {problemText(frame.locale, problem, material.name)}
        </p>
      ) : null}
      <label className="vh" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        name={material.id}
        type="file"
        multiple
        accept={accept}
        data-material={material.id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-error` : undefined}
      />
    </div>
  );
}

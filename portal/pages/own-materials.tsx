import { maxFileMegabytes } from '../../contracts/files.ts';
import { ownMaterialLimits } from '../../contracts/own-materials.ts';
import type { OwnMaterialsProps } from './licence-props.ts';
import { Document } from './parts/document.tsx';
import { Hidden } from './parts/hidden.tsx';
import { sizeText } from './parts/measure.ts';
import { ProblemBox } from './parts/problems.tsx';
import { sayIn } from './parts/say.ts';
import { momentText } from './parts/time.ts';
import { paths, withCsrf } from './paths.ts';

/** 我的材料: what one keeps oneself, where it comes from, and the way to keep more. */
export function OwnMaterials({ frame, materials, label, notice, problem }: OwnMaterialsProps) {
  const say = sayIn(frame.locale);
  const title = say('own.title');
  return (
    <Document
      frame={frame}
      title={title}
      wrong={problem !== null}
      crumbs={[{ name: say('licence.title'), href: paths.licences() }]}
    >
      <div className="wrap narrow">
        <h1>{title}</h1>
        <p className="lead">{say('own.lead')}</p>
        {notice ? (
          <p className="note up4" role="status">
            {say(`own.${notice.kind}`, { name: notice.name })}
          </p>
        ) : null}
        <ProblemBox problem={problem} />
        <ul className="list up5">
          {materials.map((one) => (
            <li key={one.id}>
              <b>{one.label}</b>
              <span className="sub block">
                {one.name}
                {say('portal.comma')}
                {sizeText(one.size)}
              </span>
              <span className="sub block">
                {one.itemName
                  ? say('own.from-application', {
                      item: one.itemName,
                      at: momentText(frame.locale, one.addedAt),
                    })
                  : say('own.from-upload', { at: momentText(frame.locale, one.addedAt) })}
                {one.usedAt ? say('own.used', { at: momentText(frame.locale, one.usedAt) }) : ''}
              </span>
              <span className="row">
                <a className="more" href={paths.ownMaterialFile(one.id)}>
                  {say('materials.look')}
                  <span className="vh">{say('materials.remove.which', { name: one.label })}</span>
                </a>
                <form action={paths.removeOwnMaterial(one.id)} method="post">
                  <Hidden csrf={frame.csrf} />
                  <button className="linkish" type="submit">
                    {say('own.remove')}
                    <span className="vh">{say('materials.remove.which', { name: one.label })}</span>
                  </button>
                </form>
              </span>
            </li>
          ))}
        </ul>
        {materials.length ? null : <p className="sub up4">{say('own.none')}</p>}
        <section className="up6" aria-labelledby="add-title">
          <h2 id="add-title">{say('own.add')}</h2>
          <form
            className="up3"
            action={withCsrf(paths.ownMaterials(), frame.csrf)}
            method="post"
            encType="multipart/form-data"
          >
            <div className="field">
              <label htmlFor="label">{say('own.label')}</label>
              <p className="hint" id="label-hint">
                {say('own.label.hint')}
              </p>
              <input
                id="label"
                name="label"
                maxLength={60}
                defaultValue={label}
                aria-describedby="label-hint"
              />
            </div>
            <div className="field pick-file">
              <label htmlFor="file">{say('own.file')}</label>
              <p className="hint" id="file-hint">
                {say('own.file.hint', { mb: maxFileMegabytes })}
              </p>
              <input id="file" name="file" type="file" required aria-describedby="file-hint" />
            </div>
            <button className="btn go" type="submit">
              {say('own.save')}
            </button>
          </form>
          <p className="hint up4">
            {say('own.bounds', { files: ownMaterialLimits.files, megabytes: ownMaterialLimits.megabytes })}
          </p>
        </section>
      </div>
    </Document>
  );
}

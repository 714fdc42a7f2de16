import type { ReactNode } from 'react';
import { paths, withCsrf } from '../paths.ts';
import type { Frame, MaterialNeed } from '../props.ts';
import { Hidden } from './hidden.tsx';
import { removeFormId } from './material-row.tsx';
import { sayIn } from './say.ts';

type Props = { frame: Frame; draftId: string; materials: MaterialNeed[]; children: ReactNode };

/**
 * Files of a draft: with islands/upload.ts they go up at once, in pieces that survive a lost connection; without it
 * they travel with this form. The forms that take a file away again follow it.
 */
export function UploadForm({ frame, draftId, materials, children }: Props) {
  const say = sayIn(frame.locale);
  const asks = materials.some(({ source }) => source === 'upload' || source === 'absent');
  return (
    <>
      <form
        action={withCsrf(paths.draftUploads(draftId), frame.csrf)}
        method="post"
        encType="multipart/form-data"
        data-upload-url={paths.draftUploads(draftId)}
        data-csrf={frame.csrf ?? ''}
        data-text-done={say('materials.text.done')}
        data-text-waiting={say('materials.text.waiting')}
        data-text-stop={say('materials.text.stop')}
      >
        {children}
        {asks ? (
          <p className="row up4" data-without-script="">
            <button className="btn" type="submit">
              {say('materials.upload')}
            </button>
            <span className="sub inline">{say('materials.upload.hint')}</span>
          </p>
        ) : null}
      </form>
      <p className="vh" role="status" data-upload-status="" />
      <div data-fresh="removals">
        {materials.flatMap(({ files }) =>
          files.map((file) => (
            <form
              key={file.id}
              id={removeFormId(file.id)}
              action={paths.draftRemoveFile(draftId, file.id)}
              method="post"
            >
              <Hidden csrf={frame.csrf} />
            </form>
          )),
        )}
      </div>
    </>
  );
}

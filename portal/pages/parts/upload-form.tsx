import type { ReactNode } from 'react';
import { paths, withCsrf } from '../paths.ts';
import type { Frame, MaterialNeed } from '../props.ts';
import { Hidden } from './hidden.tsx';
import { keepFormId, removeFormId } from './material-row.tsx';
import { sayIn } from './say.ts';

type Props = {
  frame: Frame;
  draftId: string;
  materials: MaterialNeed[];
  action: string;
  /** More for the form element: where islands/autosave.ts keeps what is typed beside the files. */
  marks?: Record<`data-${string}`, string>;
  children: ReactNode;
};

/**
 * A step with files: with islands/upload.ts they go up at once, in pieces that survive a lost connection; without it
 * they travel with this form, whichever of its buttons is pressed. The forms that take a file away again follow it.
 */
export function UploadForm({ frame, draftId, materials, action, marks, children }: Props) {
  const say = sayIn(frame.locale);
  return (
    <>
      <form
        action={withCsrf(action, frame.csrf)}
        method="post"
        encType="multipart/form-data"
        noValidate
        data-upload-url={paths.draftUploads(draftId)}
        data-csrf={frame.csrf ?? ''}
        data-text-done={say('materials.text.done')}
        data-text-waiting={say('materials.text.waiting')}
        data-text-stop={say('materials.text.stop')}
        data-text-hold={say('materials.text.hold')}
        {...marks}
      >
        <Hidden csrf={frame.csrf} />
        {children}
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
        {materials.flatMap(({ files }) =>
          files.map((file) => (
            <form
              key={file.id}
              id={keepFormId(file.id)}
              action={paths.draftKeepFile(draftId, file.id, action)}
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

/** Sends the chosen files without leaving the step; the island takes it away, for then they go by themselves. */
export function UploadButton({ frame, materials }: Pick<Props, 'frame' | 'materials'>) {
  const say = sayIn(frame.locale);
  const asks = (one: MaterialNeed) => one.mayCommit || one.source === 'upload' || one.source === 'absent';
  if (!materials.some(asks)) return null;
  return (
    <p className="row up4" data-without-script="">
      <button className="btn" type="submit" name="upload" value="1">
        {say('materials.upload')}
      </button>
      <span className="sub inline">{say('materials.upload.hint')}</span>
    </p>
  );
}

import { type ChangeEvent, useId } from 'react';
import { useWords } from '../../platform/words.tsx';

type Props = { label: string; hint: string; busy: boolean; onFiles: (files: File[]) => void };

/** Where the signed print comes in: from a scanner's folder, or a phone's camera. */
export function ScanField({ label, hint, busy, onFiles }: Props) {
  const t = useWords();
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    if (files.length) onFiles(files);
    target.value = '';
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="sub" id={`${id}h`}>
        {hint}
      </p>
      <input id={id} type="file" multiple disabled={busy} aria-describedby={`${id}h`} onChange={choose} />
      {busy && <p role="status">{t('workbench.window.sign.sending')}</p>}
    </div>
  );
}

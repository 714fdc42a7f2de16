import { Button } from 'antd';
import { useState } from 'react';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { useSubmit } from '../../platform/use-submit.ts';
import { useWords } from '../../platform/words.tsx';
import { type KeptEvidence, sendEvidence } from './queries.ts';

type Props = { id: string; taskId: string; value: string; onChange: (value: string) => void };

/** Files for a report: each is kept at once, its id goes with the report. */
export function EvidenceField({ id, taskId, value, onChange }: Props) {
  const t = useWords();
  const { busy, failure, submit, clear } = useSubmit();
  const [kept, setKept] = useState<KeptEvidence[]>([]);
  const ids = value ? value.split('\n') : [];
  const shown = kept.filter((file) => ids.includes(file.id));
  const add = (file: File) =>
    void submit(
      () => sendEvidence(taskId, file),
      (one) => {
        setKept((before) => [...before, one]);
        onChange([...ids, one.id].join('\n'));
      },
    );
  return (
    <>
      {failure && <ProblemNote failure={failure} onAgain={clear} />}
      {shown.map((file) => (
        <p key={file.id}>
          {file.name}{' '}
          <Button size="small" onClick={() => onChange(ids.filter((one) => one !== file.id).join('\n'))}>
            {t('workbench.task.evidence.remove', { name: file.name })}
          </Button>
        </p>
      ))}
      <input
        id={id}
        type="file"
        accept=".jpg,.jpeg,.png,.pdf"
        disabled={busy || ids.length >= 10}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) add(file);
        }}
      />
    </>
  );
}

import { useEffect, useState } from 'react';
import { useWords } from '../../../platform/words.tsx';
import { UnmaskDialog } from './UnmaskDialog.tsx';

/** How long a number stays readable before it covers itself again. */
const shownFor = 60_000;

/** A number with its middle covered. The whole of it is asked for with a reason, which the server records. */
export function Masked({
  caseId,
  field,
  label,
  value,
}: {
  caseId: string;
  field: string;
  label: string;
  value: string;
}) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState<string>();
  useEffect(() => {
    if (whole === undefined) return;
    const timer = setTimeout(() => setWhole(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [whole]);
  if (!value.includes('*')) return <span className="num">{value}</span>; // public as it is: a USCC
  if (whole !== undefined) {
    return (
      <span>
        <b className="num">{whole}</b>{' '}
        <button type="button" className="linklike" onClick={() => setWhole(undefined)}>
          {t('workbench.unmask.cover')}
        </button>
      </span>
    );
  }
  return (
    <span>
      <span className="num">{value}</span>{' '}
      <button type="button" className="linklike" onClick={() => setAsking(true)}>
        {t('workbench.unmask.show')}
        <span className="vh">{label}</span>
      </button>
      {asking && (
        <UnmaskDialog
          caseId={caseId}
          field={field}
          label={label}
          onDone={(shown) => {
            setAsking(false);
            if (shown !== undefined) setWhole(shown);
          }}
        />
      )}
    </span>
  );
}

import { Button } from 'antd';
import { useWords } from '../../../platform/words.tsx';

/** One place up or down among its like; `at` and `of` say where it stands. */
export function MoveButtons({ at, of, onMove }: { at: number; of: number; onMove: (by: -1 | 1) => void }) {
  const t = useWords();
  return (
    <>
      <Button size="small" disabled={at <= 0} onClick={() => onMove(-1)}>
        {t('workbench.design.up')}
      </Button>
      <Button size="small" disabled={at >= of - 1} onClick={() => onMove(1)}>
        {t('workbench.design.down')}
      </Button>
    </>
  );
}

/** Takes something out of the draft; `what` is said to who hears the page. In a table of many rows a cross is enough. */
export function RemoveButton(props: { what: string; cross?: boolean; onRemove: () => void }) {
  const t = useWords();
  return (
    <Button
      size="small"
      aria-label={t('workbench.design.removeOf', { what: props.what })}
      onClick={props.onRemove}
    >
      {props.cross ? '×' : t('workbench.design.remove')}
    </Button>
  );
}

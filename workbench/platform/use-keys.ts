import { useEffect, useRef } from 'react';
import { createKeyReader, pressOf } from './keys.ts';
import { preferences } from './preferences.ts';

export type KeyMap = Partial<Record<string, () => void>>;

/** One reader for the page, so that a chord begun under one list of keys ends under any other. */
const layers: { current: KeyMap }[] = [];
const read = createKeyReader();

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector('[role=dialog][aria-modal=true]'))
    return;
  const name = read(pressOf(event), preferences().keys);
  if (!name) return;
  for (const layer of [...layers].reverse()) {
    const act = layer.current[name];
    if (act) {
      event.preventDefault();
      act();
      return;
    }
  }
}

/** Shortcuts while a component is shown; the one mounted last is asked first. They rest while a dialog is open. */
export function useKeys(map: KeyMap): void {
  const layer = useRef(map);
  useEffect(() => {
    layer.current = map;
  });
  useEffect(() => {
    if (layers.length === 0) document.addEventListener('keydown', onKeyDown);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** What a key press means, apart from who listens. Letters only: every command also has its button. */
export type KeyPress = {
  key: string;
  ctrl: boolean;
  alt: boolean;
  meta: boolean;
  typing: boolean;
  onControl: boolean;
};

/** Elements in which a letter is text or a choice: WCAG 2.1.4 wants shortcuts silent there. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [role=combobox]',
      ))
  );
}

/** Elements that use Enter themselves. */
export const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('a, button, summary, [role=button]') !== null;

export const pressOf = (event: KeyboardEvent): KeyPress => ({
  key: event.key,
  ctrl: event.ctrlKey,
  alt: event.altKey,
  meta: event.metaKey,
  typing: isTyping(event.target),
  onControl: isControl(event.target),
});

/** G then L within this time is a chord. */
export const chordWindow = 1200;

/**
 * Turns presses into names: a letter in lower case ('j'), 'Enter', '?', '/', or a chord ('g l').
 * Nothing while typing, with Ctrl, Alt or the command key held, or while shortcuts are off.
 */
export function createKeyReader(now: () => number = () => performance.now()) {
  let first: { key: string; at: number } | undefined;
  return (press: KeyPress, enabled: boolean): string | undefined => {
    if (!enabled || press.typing || press.ctrl || press.alt || press.meta) return undefined;
    if (press.key === 'Enter') return press.onControl ? undefined : 'Enter';
    if (press.key.length !== 1) return undefined;
    const key = press.key.toLowerCase();
    const before = first;
    first = undefined;
    if (before && now() - before.at <= chordWindow) return `${before.key} ${key}`;
    if (key === 'g') {
      first = { key, at: now() };
      return undefined;
    }
    return key;
  };
}

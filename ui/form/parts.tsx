import { t } from '../words/index.ts';
import type { Drawn } from './drawn.ts';

/** The field's name; what need not be filled in says so, all else is asked. */
export function Name({ field, locale }: Drawn) {
  return (
    <>
      {field.label}
      {field.required ? null : <span className="count">{t(locale, 'apply.optional')}</span>}
    </>
  );
}

export function HintAndError({ field, id, error }: Drawn) {
  return (
    <>
      {field.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      ) : null}
      {error ? (
        <p className="err" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}

export function From({ id, from }: Drawn) {
  return from ? (
    <span className="from" id={`${id}-from`}>
      <b>{from.head}</b>
      {from.rest}
    </span>
  ) : null;
}

import { paths } from '../paths.ts';
import type { Frame } from '../props.ts';
import { sayIn } from './say.ts';

/** A GET form; islands/search.ts adds the list that comes as people type. */
export function SearchForm({
  frame,
  q = '',
  placeholder,
}: {
  frame: Frame;
  q?: string;
  placeholder?: string;
}) {
  const say = sayIn(frame.locale);
  return (
    <div className="seek">
      {/* biome-ignore lint/a11y/useSemanticElements: the screen readers of older phones know the role, not <search> */}
      <form className="search" role="search" action={paths.search()} method="get">
        <label className="vh" htmlFor="q">
          {say('portal.search.label')}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={100}
          placeholder={placeholder ?? say('portal.search.placeholder')}
          autoComplete="off"
          data-suggest-url={paths.suggest()}
          data-text-suggestions={say('portal.search.suggestions')}
        />
        <button className="btn go" type="submit">
          {say('portal.search')}
        </button>
      </form>
    </div>
  );
}

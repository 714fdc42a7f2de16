/**
 * When the server read what this page shows: each reading answer says so (x-read-mark), and a stream that opens gives it
 * back, so that a change between the reading and the listening is not missed. A mark is `process.count`.
 */
export type Marks = {
  /** A reading answer of `path` came with `mark`. */
  read(path: string, mark: string): void;
  /** The earliest mark of what was read at or below `folder`; undefined: nothing was read. */
  since(folder: string): string | undefined;
};

/** Paths remembered, the latest read: far more than one page shows. */
const most = 200;

export function createMarks(): Marks {
  const marks = new Map<string, string>();
  return {
    read(path, mark) {
      marks.delete(path);
      marks.set(path, mark);
      if (marks.size > most) marks.delete(marks.keys().next().value as string);
    },
    since(folder) {
      const below = [...marks].filter(
        ([path]) => path.startsWith(folder) && /^($|[/?])/.test(path.slice(folder.length)),
      );
      return below.map(([, mark]) => mark).reduce<string | undefined>(earlier, undefined);
    },
  };
}

/** Of two processes nobody can tell: a mark that none of them knows has the page read anew. */
function earlier(one: string | undefined, other: string): string {
  if (one === undefined) return other;
  const [a, b] = [one.split('.'), other.split('.')];
  if (a[0] !== b[0]) return 'several';
  return Number(a[1]) <= Number(b[1]) ? one : other;
}

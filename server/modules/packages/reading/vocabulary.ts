import { readFileSync } from 'node:fs';
import { shippedVocabulary, type Vocabulary } from '../../catalogue/index.ts';

/** What editors may change of how package files are read (data/aliases/packages.json), beside the catalogue's words. */
export type PackageWords = {
  /** Words of a sub-item → name of the item that is meant. */
  items: Readonly<Record<string, string>>;
  holders: readonly { holder: string; pattern: string }[];
  /** The platform makes it from the form · it is checked online · the electronic licence stands in for it. */
  exempt: { formMade: string; checked: string; licence: string };
  /** 7岁以下免: the words before it say who need not bring it. */
  except: string;
  commitment: string;
  guideOnly: string;
  issueAsReady: string;
  issueTogether: string;
  licence: string;
};

export type ReadingWords = { catalogue: Vocabulary; packages: PackageWords };

let shipped: ReadingWords | undefined;

/** The words the product ships with, read once. */
export function shippedWords(): ReadingWords {
  shipped ??= {
    catalogue: shippedVocabulary(),
    packages: JSON.parse(
      readFileSync(new URL('../../../../data/aliases/packages.json', import.meta.url), 'utf8'),
    ) as PackageWords,
  };
  return shipped;
}

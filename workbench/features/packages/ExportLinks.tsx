import { query } from '../../platform/api.ts';
import { useWords } from '../../platform/words.tsx';

/** Every package of a division as a file; `packageId` narrows to one. */
export function ExportLinks({ places, packageId }: { places: [string, string][]; packageId?: string }) {
  const t = useWords();
  return (
    <>
      {places.map(([divisionCode, name]) => (
        <p key={divisionCode} className="export sub">
          {t(packageId ? 'workbench.design.exportOne' : 'workbench.design.exportAll', { place: name })}{' '}
          {(['json', 'xlsx'] as const).map((format) => (
            <a
              key={format}
              href={`/api/package-export${query({ divisionCode, packageId, format })}`}
              download
              aria-label={t('workbench.design.exportAs', { place: name, format: format.toUpperCase() })}
            >
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      ))}
    </>
  );
}

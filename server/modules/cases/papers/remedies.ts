import shipped from '../../../../data/remedies.json' with { type: 'json' };

export type Remedies = { reviewBody: string; court: string };
type Bodies = Partial<Remedies>;
export type RemedyTable = {
  general: Remedies;
  divisions: Record<string, Bodies>;
  organisations: Record<string, Bodies>;
};

/** 行政复议法 art. 20; 行政诉讼法 art. 46: from the day on which the decision became known. */
export const remedyTimes = { reviewDays: shipped.reviewDays, courtMonths: shipped.courtMonths };

/**
 * Where to turn to against an act (data/remedies.json): as the organisation's own line says, else its division's, else the
 * general one. Courts that hear administrative cases for several counties (集中管辖) are lines of divisions.
 */
export function remediesOf(
  place: { divisionCode: string; divisionName: string; organisationId: string },
  table: RemedyTable = shipped,
): Remedies {
  const { divisionCode, divisionName, organisationId } = place;
  const said = {
    ...table.general,
    ...table.divisions[divisionCode],
    ...table.organisations[organisationId],
  };
  const named = (text: string) => text.replaceAll('{division}', divisionName);
  return { reviewBody: named(said.reviewBody), court: named(said.court) };
}

/**
 * Answers of an application that acts on a licence held already 变更、延续、补发、注销: the number of the licence picked, or
 * `onPaper` and then the number of a paper from before this platform.
 */
export const actedAnswers = { held: 'heldLicence', prior: 'priorLicence' } as const;

/** Chosen instead of a number; said so that it is read as it stands. */
export const onPaper = '平台上线前发的纸质证照';

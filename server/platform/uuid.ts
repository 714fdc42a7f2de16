const form = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from outside may be an id: anything else finds nothing, and the database would refuse to compare it. */
export const isUuid = (text: string): boolean => form.test(text);

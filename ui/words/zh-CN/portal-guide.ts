export const portalGuide = {};

export const portalCase = {};

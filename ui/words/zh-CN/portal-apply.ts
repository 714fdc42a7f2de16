export const portalApply = {};

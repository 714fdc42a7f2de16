/** joint: one application for a life event, one case for each part. The only file of this module that others import. */
export { jointHandlers, jointTopic } from './handlers.ts';
export { grantedJoint } from './queries/granted-joint.ts';
export { jointAbout, jointParties, subjectOfJoint } from './queries/joint-of-case.ts';
export { applicantJoint } from './queries/joint-view.ts';
export { applicantJoints } from './queries/lists.ts';
export { jointRoutes } from './routes.ts';
export { keepMended, type MendPoint, mendJoint, mendPoints, type NewFile } from './use-cases/mend-joint.ts';
export { jointOfDraft, submitJoint } from './use-cases/submit-joint.ts';
export { withdrawJoint } from './use-cases/withdraw-joint.ts';
export { type JointVerification, verifyJoints } from './verify-joints.ts';

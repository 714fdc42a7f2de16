/** Draws the fields of a form (contracts/forms.ts). No hooks, no handlers: the same markup on a server and in a browser. */
export { fieldId } from './field-id.ts';
export { FormFields, type FormFieldsProps } from './form-fields.tsx';
export { problemText } from './problem-text.ts';
export { ErrorSummary, type SummaryLine, summaryLines } from './summary.tsx';

/** What officers are told under the bell: `notice.<kind>`, one whole sentence each. */
export const notices = {
  'notice.handed-over': '{by} 把 {number}“{item}”交给您办',
};

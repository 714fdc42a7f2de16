/** Style sheets that belong to a part loaded later; Vite makes them files of their own. */
declare module '*.css';

/** A planet and its tilted ring: Ouranos. The same drawing is the page's icon in index.html. */
export function Logo() {
  return (
    <svg className="desk-logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="6" fill="none" stroke="currentColor" strokeWidth="2.2" />
      <ellipse className="desk-logo-ring" cx="16" cy="16" rx="13" ry="4.8" transform="rotate(-32 16 16)" />
      <circle className="desk-logo-moon" cx="26.4" cy="8.7" r="2.3" />
    </svg>
  );
}
